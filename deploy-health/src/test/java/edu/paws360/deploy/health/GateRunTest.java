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
import org.junit.jupiter.api.Test;

/** The policy of one gate, by a clock that jumps. */
class GateRunTest {
    private final VirtualPace pace = new VirtualPace();

    @Test
    void isHealthyAtOnceAfterAHealthyAnswer() throws InterruptedException {
        GateResult result = run(GatePolicy.DEFAULT, ScriptedService.saying(pace, HEALTHY));

        assertThat(result.healthy()).isTrue();
        assertThat(result.attempts()).containsExactly(new Attempt(1, Duration.ZERO, Duration.ZERO, HEALTHY));
        assertThat(pace.sleeps()).isEmpty();
    }

    @Test
    void retriesANoAfterOneTwoAndFourSecondsAndThenFails() throws InterruptedException {
        GateResult result = run(GatePolicy.DEFAULT, ScriptedService.saying(pace, NO));

        assertThat(result.reason()).isEqualTo(ReasonCode.GATE_FAILED);
        assertThat(result.attempts()).hasSize(4);
        assertThat(pace.sleeps()).containsExactly(seconds(1), seconds(2), seconds(4));
        assertThat(result.duration()).isEqualTo(seconds(7));
    }

    @Test
    void failsAfterTheFirstNoWithoutRetries() throws InterruptedException {
        GateResult result = run(GatePolicy.DEFAULT.withRetries(0), ScriptedService.saying(pace, NO));

        assertThat(result.reason()).isEqualTo(ReasonCode.GATE_FAILED);
        assertThat(result.attempts()).hasSize(1);
        assertThat(pace.sleeps()).isEmpty();
    }

    @Test
    void isHealthyWhenTheLastRetryIs() throws InterruptedException {
        GateResult result = run(GatePolicy.DEFAULT, ScriptedService.saying(pace, NO, NO, NO, HEALTHY));

        assertThat(result.healthy()).isTrue();
        assertThat(result.duration()).isEqualTo(seconds(7));
    }

    @Test
    void pollsANotYetEveryFifthOfASecondForAMinuteAndThenEverySecondUntilTheLimit() throws InterruptedException {
        GateResult result = run(GatePolicy.DEFAULT, ScriptedService.saying(pace, NOT_YET));

        assertThat(result.reason()).isEqualTo(ReasonCode.GATE_TIMEOUT);
        assertThat(pace.sleeps().subList(0, 300)).containsOnly(Duration.ofMillis(200));
        assertThat(pace.sleeps().subList(300, 540)).containsOnly(seconds(1));
        assertThat(pace.sleeps()).hasSize(540);
        assertThat(result.duration()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void isHealthyThoughTheServiceNeededFourMinutes() throws InterruptedException {
        GateResult result = run(
                GatePolicy.DEFAULT,
                ScriptedService.of(pace, i -> new Answer(i < 480 ? NOT_YET : HEALTHY, Duration.ZERO)));

        assertThat(result.healthy()).isTrue();
        assertThat(result.duration()).isEqualTo(Duration.ofMinutes(4));
    }

    @Test
    void givesNoRetryBackForANotYetBetweenTwoNos() throws InterruptedException {
        GateResult result =
                run(GatePolicy.DEFAULT, ScriptedService.saying(pace, NO, NOT_YET, NO, NOT_YET, NO, NOT_YET, NO));

        assertThat(result.reason()).isEqualTo(ReasonCode.GATE_FAILED);
        Duration poll = Duration.ofMillis(200);
        assertThat(pace.sleeps()).containsExactly(seconds(1), poll, seconds(2), poll, seconds(4), poll);
    }

    @Test
    void countsANotYetAsNoWhenToldTo() throws InterruptedException {
        GateResult result = run(GatePolicy.DEFAULT.withNotYet(NotYet.FAIL), ScriptedService.saying(pace, NOT_YET));

        assertThat(result.reason()).isEqualTo(ReasonCode.GATE_FAILED);
        assertThat(pace.sleeps()).containsExactly(seconds(1), seconds(2), seconds(4));
    }

    @Test
    void clipsTheWaitAfterANoToWhatIsLeft() throws InterruptedException {
        GateResult result = run(GatePolicy.DEFAULT.withTimeout(seconds(4)), ScriptedService.saying(pace, NO));

        assertThat(result.reason()).isEqualTo(ReasonCode.GATE_TIMEOUT);
        assertThat(pace.sleeps()).containsExactly(seconds(1), seconds(2), seconds(1));
        assertThat(result.attempts()).hasSize(3);
    }

    @Test
    void clipsAnAttemptToWhatIsLeft() throws InterruptedException {
        ScriptedService silent = ScriptedService.of(pace, i -> new Answer(NOT_YET, Duration.ofHours(1)));

        GateResult result = run(GatePolicy.DEFAULT.withTimeout(seconds(12)), silent);

        assertThat(silent.limits()).containsExactly(seconds(5), seconds(5), Duration.ofMillis(1600));
        assertThat(result.reason()).isEqualTo(ReasonCode.GATE_TIMEOUT);
        assertThat(result.duration()).isEqualTo(seconds(12));
    }

    @Test
    void tellsWhatWasSeenLastHowOftenAndForHowLong() throws InterruptedException {
        ProbeOutcome no = new ProbeOutcome.No("HTTP 500 from http://h/health (expected 200)", "oops");

        assertThat(run(GatePolicy.DEFAULT, ScriptedService.saying(pace, no))
                        .toCheck()
                        .detail())
                .isEqualTo("""
                        HTTP 500 from http://h/health (expected 200); 4 attempts in 7.0 s; last body: oops
                        Attempts: at 0.0 s for 0 ms, at 1.0 s for 0 ms, at 3.0 s for 0 ms, at 7.0 s for 0 ms.""");
    }

    @Test
    void saysWhichPropertyRaisesTheLimit() throws InterruptedException {
        GateResult result = run(GatePolicy.DEFAULT.withTimeout(seconds(5)), ScriptedService.saying(pace, NOT_YET));

        assertThat(result.toCheck().detail()).isEqualTo("""
                it is starting; 25 attempts in 5.0 s
                Attempts: at 0.0 s for 0 ms, at 0.2 s for 0 ms, at 0.4 s for 0 ms, at 0.6 s for 0 ms, at 0.8 s for 0 ms, at 1.0 s for 0 ms, at 1.2 s for 0 ms, at 1.4 s for 0 ms; 9 more, for 0 to 0 ms; at 3.4 s for 0 ms, at 3.6 s for 0 ms, at 3.8 s for 0 ms, at 4.0 s for 0 ms, at 4.2 s for 0 ms, at 4.4 s for 0 ms, at 4.6 s for 0 ms, at 4.8 s for 0 ms.
                The limit is reached: see the service's own log, or raise deploy.gate.api.timeout.""");
    }

    @Test
    void saysThatTheOldVersionWasWhatAnsweredLast() throws InterruptedException {
        ProbeOutcome old = new ProbeOutcome.NotYet("/commit: expected a", "", ProbeOutcome.Delay.OLD_VERSION);

        GateResult result =
                run(GatePolicy.DEFAULT.withTimeout(seconds(5)), ScriptedService.saying(pace, NO, NOT_YET, old));

        assertThat(result.reason()).isEqualTo(ReasonCode.GATE_OLD_VERSION);
        assertThat(result.toCheck().detail())
                .startsWith("/commit: expected a; 21 attempts in 5.0 s\nAttempts: at 0.0 s for 0 ms, at 1.0 s")
                .endsWith(
                        "The limit is reached: see why the new version is not what answers, or raise deploy.gate.api.timeout.");
    }

    @Test
    void believesNoAttemptThatItsEndCutOffToSayThatTheOldVersionIsGone() throws InterruptedException {
        ProbeOutcome old = new ProbeOutcome.NotYet("/commit: expected a", "", ProbeOutcome.Delay.OLD_VERSION);
        Asker slow = limit -> {
            boolean cutOff = limit.compareTo(seconds(1)) < 0;
            pace.sleep(cutOff ? limit : seconds(1));
            return cutOff ? NOT_YET : old;
        };

        GateResult result = run(GatePolicy.DEFAULT.withTimeout(seconds(4)), slow);

        assertThat(result.attempts()).extracting(Attempt::outcome).containsExactly(old, old, old, NOT_YET);
        assertThat(result.reason()).isEqualTo(ReasonCode.GATE_OLD_VERSION);
        assertThat(result.toCheck().detail()).startsWith("/commit: expected a; 4 attempts in 4.0 s");
    }

    @Test
    void doesNotSpeakOfAnOldVersionThatHasStoppedAnswering() throws InterruptedException {
        ProbeOutcome old = new ProbeOutcome.NotYet("/commit: expected a", "", ProbeOutcome.Delay.OLD_VERSION);

        assertThat(run(GatePolicy.DEFAULT, ScriptedService.saying(pace, old, NOT_YET))
                        .reason())
                .isEqualTo(ReasonCode.GATE_TIMEOUT);
    }

    @Test
    void saysThatAccessWasDenied() throws InterruptedException {
        ProbeOutcome denied = new ProbeOutcome.No("HTTP 403", "", ProbeOutcome.Objection.ACCESS_DENIED);

        GateResult result = run(GatePolicy.DEFAULT, ScriptedService.saying(pace, denied));

        assertThat(result.reason()).isEqualTo(ReasonCode.GATE_ACCESS_DENIED);
        assertThat(result.attempts()).hasSize(4);
        assertThat(run(GatePolicy.DEFAULT, ScriptedService.saying(pace, denied, NO))
                        .reason())
                .isEqualTo(ReasonCode.GATE_FAILED);
    }

    @Test
    void wantsAsManyHealthyAnswersInARowAsItIsTold() throws InterruptedException {
        GateResult result = run(
                GatePolicy.DEFAULT.withSuccesses(3),
                ScriptedService.saying(pace, HEALTHY, HEALTHY, NOT_YET, HEALTHY, NO, HEALTHY));

        assertThat(result.healthy()).isTrue();
        assertThat(result.attempts()).hasSize(8);
        Duration poll = Duration.ofMillis(200);
        assertThat(pace.sleeps()).containsExactly(poll, poll, poll, poll, seconds(1), poll, poll);
    }

    @Test
    void isLateThoughTheLastAnswerWasHealthyWhereMoreInARowAreWanted() throws InterruptedException {
        GateResult result = run(
                GatePolicy.DEFAULT.withSuccesses(3).withTimeout(Duration.ofMillis(500)),
                ScriptedService.saying(pace, NOT_YET, HEALTHY));

        assertThat(result.reason()).isEqualTo(ReasonCode.GATE_TIMEOUT);
        assertThat(result.toCheck().detail())
                .startsWith("it is up; 3 attempts in 0.5 s; 2 healthy in a row, expected 3\n");
    }

    @Test
    void asksOnWhileItSoaks() throws InterruptedException {
        GateResult result = run(
                GatePolicy.DEFAULT.withSoak(Soak.of(seconds(10), 10)),
                ScriptedService.saying(pace, HEALTHY, HEALTHY, NO, HEALTHY));

        assertThat(result.healthy()).isTrue();
        assertThat(result.attempts()).hasSize(11);
        assertThat(result.duration()).isEqualTo(seconds(10));
        assertThat(result.toCheck().detail())
                .isEqualTo("it is up; 11 attempts in 10.0 s; soak: 1 of 10 attempts failed (10.0 %, at most 10 % may)");
    }

    @Test
    void failsASoakAsSoonAsItCannotBePassedAnyMore() throws InterruptedException {
        GateResult result = run(
                GatePolicy.DEFAULT.withSoak(Soak.of(seconds(10), 10)),
                ScriptedService.saying(pace, HEALTHY, NOT_YET, HEALTHY, NOT_YET, HEALTHY));

        assertThat(result.reason()).isEqualTo(ReasonCode.GATE_UNSTABLE);
        assertThat(result.attempts()).hasSize(4);
        assertThat(result.toCheck().detail())
                .startsWith(
                        "it is starting; 4 attempts in 3.0 s; soak: 2 of 3 attempts failed (66.7 %, at most 10 % may)");
    }

    @Test
    void soaksOnlyAfterItHasPassed() throws InterruptedException {
        GateResult result = run(
                GatePolicy.DEFAULT.withRetries(0).withSoak(Soak.of(seconds(10), 99)), ScriptedService.saying(pace, NO));

        assertThat(result.reason()).isEqualTo(ReasonCode.GATE_FAILED);
        assertThat(result.attempts()).hasSize(1);
    }

    @Test
    void tellsTheListenerEveryAttemptAndTheEnd() throws InterruptedException {
        RecordingListener listener = new RecordingListener();

        new GateRun(gate(GatePolicy.DEFAULT), ScriptedService.saying(pace, NO, HEALTHY), listener, pace).run();

        assertThat(listener.heard()).isEqualTo(List.of("api 1 it is broken", "api 2 it is up", "api finished: ok"));
    }

    private GateResult run(GatePolicy policy, Asker asker) throws InterruptedException {
        return new GateRun(gate(policy), asker, HealthListener.NONE, pace).run();
    }

    private static Gate gate(GatePolicy policy) {
        return Gate.tcp("api", "127.0.0.1", 1).policy(policy);
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
