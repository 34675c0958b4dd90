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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for a gate whatever a service answers, shown on many seeded sequences of answers. */
class GateRunRandomTest {
    private static final int SEQUENCES = 2_000;

    @Test
    void holdsItsRulesWhateverTheServiceAnswers() throws InterruptedException {
        Map<ReasonCode, Integer> endings = new HashMap<>();
        for (int seed = 0; seed < SEQUENCES; seed++) {
            endings.merge(new Sequence(seed).check(), 1, Integer::sum);
        }

        assertThat(endings)
                .containsOnlyKeys(ReasonCode.OK, ReasonCode.GATE_FAILED, ReasonCode.GATE_TIMEOUT)
                .allSatisfy((reason, count) -> assertThat(count).isGreaterThan(SEQUENCES / 10));
    }

    /** One policy and one service, both by chance. */
    private static final class Sequence {
        private final Random random;
        private final String name;
        private final GatePolicy policy;
        private final VirtualPace pace = new VirtualPace();
        private final List<ProbeOutcome> seen = new ArrayList<>();
        private final ScriptedService service;

        Sequence(int seed) {
            random = new Random(seed);
            name = "seed " + seed;
            policy = new GatePolicy(
                    Duration.ofMillis(1 + random.nextInt(200_000)),
                    random.nextInt(6),
                    Duration.ofMillis(1 + random.nextInt(3_000)),
                    Duration.ofMillis(1 + random.nextInt(8_000)),
                    random.nextInt(4) == 0 ? NotYet.FAIL : NotYet.POLL);
            int patience = 1 + random.nextInt(300);
            service = ScriptedService.of(pace, i -> answer(patience));
        }

        private Answer answer(int patience) {
            int dice = random.nextInt(patience + 3);
            ProbeOutcome outcome = dice == 0 ? HEALTHY : dice == 1 ? NO : NOT_YET;
            return new Answer(outcome, Duration.ofMillis(random.nextInt(10) == 0 ? random.nextInt(9_000) : 3));
        }

        ReasonCode check() throws InterruptedException {
            GateResult result = new GateRun(
                            Gate.tcp("db", "127.0.0.1", 1).policy(policy), service, HealthListener.NONE, pace)
                    .run();
            result.attempts().forEach(attempt -> seen.add(attempt.outcome()));

            onlyTheLastAnswerMayBeHealthy(result);
            theNumberOfNosDecides(result);
            everyWaitIsTheOneItsAnswerAsksFor(result);
            nothingBeginsOrLastsBeyondTheLimit(result);
            return result.reason();
        }

        private void onlyTheLastAnswerMayBeHealthy(GateResult result) {
            assertThat(seen.subList(0, seen.size() - 1)).as(name).doesNotContain(HEALTHY);
            assertThat(result.healthy()).as(name).isEqualTo(result.last().equals(HEALTHY));
        }

        private void theNumberOfNosDecides(GateResult result) {
            long nos = seen.stream().filter(this::isNo).count();
            assertThat(nos).as(name).isLessThanOrEqualTo(policy.retries() + 1L);
            assertThat(result.reason().equals(ReasonCode.GATE_FAILED)).as(name).isEqualTo(nos == policy.retries() + 1L);
        }

        private void everyWaitIsTheOneItsAnswerAsksFor(GateResult result) {
            Duration backoff = policy.firstBackoff();
            for (int i = 0; i < pace.sleeps().size(); i++) {
                Duration end = result.attempts()
                        .get(i)
                        .offset()
                        .plus(result.attempts().get(i).duration());
                boolean no = isNo(seen.get(i));
                Duration poll = Duration.ofMillis(end.toMinutes() < 1 ? 200 : 1_000);
                assertThat(pace.sleeps().get(i)).as(name).isEqualTo(clipped(no ? backoff : poll, end));
                backoff = no ? backoff.multipliedBy(2) : backoff;
            }
        }

        private void nothingBeginsOrLastsBeyondTheLimit(GateResult result) {
            assertThat(service.asked()).as(name).allMatch(at -> at.compareTo(policy.timeout()) < 0);
            assertThat(service.asked()).as(name).hasSameSizeAs(result.attempts());
            assertThat(service.limits()).as(name).allMatch(limit -> limit.compareTo(policy.attemptTimeout()) <= 0);
            assertThat(result.duration()).as(name).isLessThanOrEqualTo(policy.timeout());
            if (result.reason().equals(ReasonCode.GATE_TIMEOUT)) {
                assertThat(result.duration()).as(name).isEqualTo(policy.timeout());
            }
        }

        private Duration clipped(Duration wait, Duration end) {
            Duration left = policy.timeout().minus(end);
            return wait.compareTo(left) < 0 ? wait : left;
        }

        private boolean isNo(ProbeOutcome outcome) {
            return outcome.equals(NO) || (outcome.equals(NOT_YET) && policy.notYet() == NotYet.FAIL);
        }
    }
}
