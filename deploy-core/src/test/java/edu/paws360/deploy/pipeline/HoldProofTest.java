package edu.paws360.deploy.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.testbed.Eventually;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is known of a hold. */
class HoldProofTest {
    private final FakeHold hold = new FakeHold();
    private final HoldProof proof = new HoldProof(hold);

    @Test
    void isFreshOnceTheStoreAnswers() {
        Eventually.holds(() -> proof.age().toMillis() > 20);
        long asked = System.nanoTime();

        assertThat(proof.fault()).isEmpty();

        assertThat(proof.age()).isLessThanOrEqualTo(Duration.ofNanos(System.nanoTime() - asked));
    }

    @Test
    void growsOlderWhereTheStoreAnsweredLongAgo() {
        hold.age = Duration.ofHours(1);
        Duration before = proof.age();

        assertThat(proof.fault()).isEmpty();

        assertThat(proof.age()).isGreaterThanOrEqualTo(before).isLessThan(hold.age);
    }

    @Test
    void ofALostHoldIsNotRenewed() {
        hold.lost = true;
        Duration before = proof.age();

        assertThat(proof.fault())
                .hasValueSatisfying(fault -> assertThat(fault.reason()).isEqualTo(ReasonCode.HOLD_LOST));
        assertThat(proof.age()).isGreaterThanOrEqualTo(before);
    }
}
