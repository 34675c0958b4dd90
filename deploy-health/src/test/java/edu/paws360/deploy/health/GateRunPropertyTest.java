package edu.paws360.deploy.health;

import static edu.paws360.deploy.health.ScriptedService.HEALTHY;
import static edu.paws360.deploy.health.ScriptedService.NO;
import static edu.paws360.deploy.health.ScriptedService.NOT_YET;
import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.health.GatePolicy.NotYet;
import edu.paws360.deploy.health.ScriptedService.Answer;
import edu.paws360.deploy.health.probe.ProbeOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** What holds for a gate whatever a service answers. The seed is printed when it does not. */
class GateRunPropertyTest {
    /** How far an attempt may go beyond its limit: {@link BoundedProbe} ends it a little later than its sockets. */
    private static final Duration GRACE = Duration.ofMillis(50);

    private static final Duration BEYOND = Duration.ofMillis(100);

    @Property(tries = 3_000)
    void keepsItsRulesWhateverTheServiceAnswers(
            @ForAll("policies") GatePolicy policy, @ForAll("answers") List<Answer> answers)
            throws InterruptedException {
        VirtualPace pace = new VirtualPace();
        Asker service = service(pace, answers);
        GateResult result =
                new GateRun(Gate.tcp("db", "127.0.0.1", 1).policy(policy), service, HealthListener.NONE, pace).run();

        Statistics.collect(result.reason());
        Course course = new Course(policy, result, pace.sleeps());
        course.healthyOnlyAfterEnoughHealthyAnswers();
        course.theNumberOfNosDecides();
        course.everyWaitIsTheOneItsAnswerAsksFor();
        course.nothingGoesBeyondTheLimit();
    }

    /** Answers in turn, and begins anew; what would take longer than the limit is ended soon after it. */
    private static Asker service(VirtualPace pace, List<Answer> answers) {
        int[] asked = {0};
        return limit -> {
            Answer answer = answers.get(asked[0]++ % answers.size());
            boolean late = answer.takes().compareTo(limit) > 0;
            pace.pass(late ? limit.plus(GRACE) : answer.takes());
            return late ? NOT_YET : answer.outcome();
        };
    }

    @Provide
    Arbitrary<GatePolicy> policies() {
        return Combinators.combine(
                        millis(1, 200_000),
                        Arbitraries.integers().between(0, 6),
                        millis(1, 3_000),
                        Arbitraries.of(0.0, 0.0, 0.5, 0.99),
                        millis(1, 8_000),
                        Arbitraries.of(NotYet.POLL, NotYet.POLL, NotYet.FAIL),
                        Arbitraries.of(1, 1, 2, 5),
                        soaks())
                .as(GatePolicy::new);
    }

    private static Arbitrary<Optional<Soak>> soaks() {
        Arbitrary<Soak> some = Combinators.combine(
                        millis(1_000, 60_000),
                        millis(100, 1_000),
                        Arbitraries.integers().between(0, 60))
                .as(Soak::new);
        return some.optional(0.5);
    }

    @Provide
    Arbitrary<List<Answer>> answers() {
        Arbitrary<ProbeOutcome> outcomes =
                Arbitraries.frequency(Tuple.of(2, HEALTHY), Tuple.of(1, NO), Tuple.of(6, NOT_YET));
        Arbitrary<Duration> times = Arbitraries.frequencyOf(Tuple.of(9, millis(0, 20)), Tuple.of(1, millis(0, 9_000)));
        return Combinators.combine(outcomes, times)
                .as(Answer::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    private static Arbitrary<Duration> millis(long least, long most) {
        return Arbitraries.longs().between(least, most).map(Duration::ofMillis);
    }

    /** What happened, cut in two: until the gate had passed or failed, and its soak. */
    private record Course(GatePolicy policy, GateResult result, List<Duration> waits) {
        private List<Attempt> untilDecided() {
            int inARow = 0;
            for (Attempt attempt : result.attempts()) {
                inARow = attempt.outcome().equals(HEALTHY) ? inARow + 1 : 0;
                if (inARow == policy.successes()) {
                    return result.attempts().subList(0, attempt.number());
                }
            }
            return result.attempts();
        }

        private List<Attempt> soaked() {
            return result.attempts()
                    .subList(untilDecided().size(), result.attempts().size());
        }

        private boolean passed() {
            List<Attempt> until = untilDecided();
            return until.size() >= policy.successes()
                    && until.subList(until.size() - policy.successes(), until.size()).stream()
                            .allMatch(attempt -> attempt.outcome().equals(HEALTHY));
        }

        void healthyOnlyAfterEnoughHealthyAnswers() {
            long failed = soaked().stream()
                    .filter(attempt -> !attempt.outcome().equals(HEALTHY))
                    .count();
            boolean soakHeld = policy.soak()
                    .map(soak -> failed * 100 <= soak.percentMax() * (long) soaked().size())
                    .orElse(true);
            assertThat(result.healthy()).isEqualTo(passed() && soakHeld);
            assertThat(result.reason().equals(ReasonCode.GATE_UNSTABLE)).isEqualTo(passed() && !soakHeld);
            assertThat(soaked().isEmpty()).isEqualTo(!passed() || policy.soak().isEmpty());
        }

        void theNumberOfNosDecides() {
            long nos = untilDecided().stream().filter(this::isNo).count();
            assertThat(nos).isLessThanOrEqualTo(policy.retries() + 1L);
            assertThat(result.reason().equals(ReasonCode.GATE_FAILED)).isEqualTo(nos == policy.retries() + 1L);
        }

        void everyWaitIsTheOneItsAnswerAsksFor() {
            Duration backoff = policy.firstBackoff();
            int last = untilDecided().size() - 1;
            for (int i = 0; i < Math.min(last, waits.size()); i++) {
                Attempt attempt = untilDecided().get(i);
                Duration end = attempt.offset().plus(attempt.duration());
                Duration left = policy.timeout().minus(end);
                if (isNo(attempt)) {
                    double share = policy.jitter();
                    assertThat(waits.get(i))
                            .isBetween(
                                    clipped(times(backoff, 1 - share), left),
                                    clipped(times(backoff, 1 + share).plusMillis(1), left));
                    backoff = backoff.multipliedBy(2);
                } else {
                    Duration poll = Duration.ofMillis(end.toMinutes() < 1 ? 200 : 1_000);
                    assertThat(waits.get(i)).isEqualTo(clipped(poll, left));
                }
            }
        }

        private static Duration times(Duration time, double factor) {
            return Duration.ofMillis((long) (time.toMillis() * factor));
        }

        private static Duration clipped(Duration wait, Duration left) {
            Duration rest = left.isNegative() ? Duration.ZERO : left;
            return wait.compareTo(rest) < 0 ? wait : rest;
        }

        void nothingGoesBeyondTheLimit() {
            assertThat(untilDecided()).allMatch(attempt -> attempt.offset().compareTo(policy.timeout()) < 0);
            assertThat(result.attempts())
                    .allMatch(attempt ->
                            attempt.duration().compareTo(policy.attemptTimeout().plus(GRACE)) <= 0);
            Duration limit = policy.timeout();
            if (passed() && policy.soak().isPresent()) {
                limit = limit.plus(policy.soak().get().duration()).plus(policy.attemptTimeout());
            }
            assertThat(result.duration()).isLessThanOrEqualTo(limit.plus(BEYOND));
            if (result.reason().equals(ReasonCode.GATE_TIMEOUT)) {
                assertThat(result.duration()).isGreaterThanOrEqualTo(policy.timeout());
            }
        }

        private boolean isNo(Attempt attempt) {
            return attempt.outcome().equals(NO)
                    || (attempt.outcome().equals(NOT_YET) && policy.notYet() == NotYet.FAIL);
        }
    }
}
