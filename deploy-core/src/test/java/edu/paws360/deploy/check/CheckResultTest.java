package edu.paws360.deploy.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckResultTest {
    @Test
    void onlyFailedAndUnknownBlock() {
        assertThat(CheckStatus.values())
                .filteredOn(CheckStatus::blocks)
                .containsExactly(CheckStatus.FAILED, CheckStatus.UNKNOWN);
    }

    @Test
    void aFailureWithoutAReasonIsRefused() {
        assertThatThrownBy(() -> CheckResult.failed("disk", ReasonCode.OK, "", Duration.ZERO))
                .hasMessage("Check disk: status FAILED does not go with ok");
    }

    @Test
    void aSuccessWithAReasonIsRefused() {
        assertThatThrownBy(
                        () -> new CheckResult("disk", CheckStatus.PASSED, ReasonCode.RUNNER_UNFIT, "", Duration.ZERO))
                .hasMessage("Check disk: status PASSED does not go with runner_unfit");
    }

    @ParameterizedTest
    @EnumSource(
            value = CheckStatus.class,
            names = {"PASSED", "FAILED", "UNKNOWN", "WARNED"})
    void whatWasLookedAtIsNotToldAsWithoutLook(CheckStatus status) {
        assertThatThrownBy(() -> CheckResult.withoutLook("disk", status, ""))
                .hasMessage(status + " says that disk was looked at.");
    }

    @Test
    void whatBlocksIsAWarningWhereNothingHangsOnIt() {
        Duration took = Duration.ofMillis(5);

        assertThat(CheckResult.failed("disk", ReasonCode.RUNNER_UNFIT, "full", took)
                        .asWarning())
                .isEqualTo(CheckResult.warned("disk", "failed: full", took));
        assertThat(CheckResult.unknown("disk", ReasonCode.RUNNER_UNFIT, "no answer", took)
                        .asWarning())
                .isEqualTo(CheckResult.warned("disk", "unknown: no answer", took));
        assertThat(CheckResult.passed("disk", "empty", took).asWarning())
                .isEqualTo(CheckResult.passed("disk", "empty", took));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Upper", "with space", "1st", "dash-ed"})
    void aReasonCodeOfAnotherShapeIsRefused(String code) {
        assertThatThrownBy(() -> new ReasonCode(code)).isInstanceOf(IllegalArgumentException.class);
    }
}
