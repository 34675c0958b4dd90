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
            names = {"PASSED", "FAILED", "UNKNOWN"})
    void whatWasLookedAtIsNotToldAsWithoutLook(CheckStatus status) {
        assertThatThrownBy(() -> CheckResult.withoutLook("disk", status, ""))
                .hasMessage(status + " says that disk was looked at.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Upper", "with space", "1st", "dash-ed"})
    void aReasonCodeOfAnotherShapeIsRefused(String code) {
        assertThatThrownBy(() -> new ReasonCode(code)).isInstanceOf(IllegalArgumentException.class);
    }
}
