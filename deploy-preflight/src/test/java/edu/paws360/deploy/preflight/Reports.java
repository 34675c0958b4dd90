package edu.paws360.deploy.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;

/** Reads reports. */
final class Reports {
    private Reports() {}

    static CheckResult result(PreflightReport report, String name) {
        return report.results().stream()
                .filter(result -> result.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static void assertUnknown(CheckResult result, ReasonCode reason, String detail) {
        assertThat(result.status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(result.reason()).isEqualTo(reason);
        assertThat(result.detail()).isEqualTo(detail);
    }
}
