package edu.paws360.deploy.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.health.GatePolicy.NotYet;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The ranges of a policy. */
class GatePolicyTest {
    private static final GatePolicy POLICY = GatePolicy.DEFAULT;

    @Test
    void beginsWithWhatTheSpecificationSays() {
        assertThat(POLICY)
                .isEqualTo(new GatePolicy(
                        Duration.ofMinutes(5),
                        3,
                        Duration.ofSeconds(1),
                        0,
                        Duration.ofSeconds(5),
                        NotYet.POLL,
                        1,
                        Optional.empty()));
    }

    @Test
    void refusesWhatIsOutOfRange() {
        refuses(() -> POLICY.withTimeout(Duration.ZERO), "timeout is PT0.001S to PT24H, not PT0S");
        refuses(() -> POLICY.withTimeout(Duration.ofSeconds(-1)), "timeout is PT0.001S to PT24H, not PT-1S");
        refuses(() -> POLICY.withTimeout(Duration.ofHours(25)), "timeout is PT0.001S to PT24H, not PT25H");
        refuses(() -> POLICY.withRetries(-1), "retries is 0 to 100, not -1");
        refuses(() -> POLICY.withRetries(101), "retries is 0 to 100, not 101");
        refuses(() -> POLICY.withFirstBackoff(Duration.ZERO), "firstBackoff is PT0.001S to PT1H, not PT0S");
        refuses(() -> POLICY.withAttemptTimeout(Duration.ZERO), "attemptTimeout is PT0.001S to PT24H, not PT0S");
        refuses(() -> POLICY.withSuccesses(0), "successes is 1 to 100, not 0");
        refuses(() -> POLICY.withJitter(1), "jitter is 0 to less than 1, not 1.0");
        refuses(() -> POLICY.withJitter(Double.NaN), "jitter is 0 to less than 1, not NaN");
        refuses(() -> Soak.of(Duration.ofHours(2), 1), "the soak's duration is PT0.001S to PT1H, not PT2H");
        refuses(() -> Soak.of(Duration.ofHours(1), 100), "percentMax is 0 to 99, not 100");
        refuses(
                () -> new Soak(Duration.ofSeconds(1), Duration.ofSeconds(2), 1),
                "the soak's interval is PT0.001S to PT1S, not PT2S");
    }

    private static void refuses(ThrowingCallable change, String message) {
        assertThatThrownBy(change).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
