package edu.paws360.deploy.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ThresholdsTest {
    @Test
    void areThoseOfTheSpec() {
        assertThat(Thresholds.SPEC).isEqualTo(new Thresholds(80, 80, 10_000_000_000L));
    }

    @Test
    void refuseAPercentageThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Thresholds(0, 80, 1))
                .withMessage("deploy.preflight.cpuPercentMax is above 0 and at most 100, not 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Thresholds(80, Double.NaN, 1))
                .withMessage("deploy.preflight.memoryPercentMax is above 0 and at most 100, not NaN");
    }

    @Test
    void refuseANegativeSize() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Thresholds(80, 80, -1))
                .withMessage("deploy.preflight.diskMin is a size, 0 or more, not -1");
    }
}
