package edu.paws360.deploy.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PreflightReportTest {
    private static final PreflightReport MIXED = new PreflightReport(List.of(
            CheckResult.passed("cpu", "CPU 7 % busy", Duration.ofMillis(352)),
            CheckResult.failed(
                    "network",
                    ReasonCode.NETWORK_UNREACHABLE,
                    "1 of 2 targets not reached:\n  \"wéb1\"",
                    Duration.ofSeconds(5)),
            CheckResult.withoutLook("secrets", CheckStatus.NOT_CONFIGURED, "none is required")));

    @Test
    void jsonHasTheMembersOfVersion1() {
        assertThat(MIXED.asJson())
                .isEqualTo("{\"version\":1,\"passed\":false,\"exit_code\":3,\"checks\":["
                        + "{\"name\":\"cpu\",\"status\":\"passed\",\"reason\":\"ok\",\"detail\":\"CPU 7 % busy\","
                        + "\"seconds\":0.352},"
                        + "{\"name\":\"network\",\"status\":\"failed\",\"reason\":\"network_unreachable\","
                        + "\"detail\":\"1 of 2 targets not reached:\\n  \\\"w\\u00E9b1\\\"\",\"seconds\":5.000},"
                        + "{\"name\":\"secrets\",\"status\":\"not_configured\",\"reason\":\"ok\","
                        + "\"detail\":\"none is required\",\"seconds\":0.000}]}");
    }

    @Test
    void jsonGivesBackWhatWasSaid() {
        JsonNode network =
                JsonMapper.shared().readTree(MIXED.asJson()).path("checks").path(1);
        assertThat(network.path("detail").asString())
                .isEqualTo(MIXED.results().get(1).detail());
    }

    @Test
    void jsonHasAWordForEveryStatus() {
        Stream<CheckResult> all = Arrays.stream(CheckStatus.values())
                .map(status -> new CheckResult(
                        "any", status, status.blocks() ? new ReasonCode("any") : ReasonCode.OK, "", Duration.ZERO));
        JsonNode checks = JsonMapper.shared()
                .readTree(new PreflightReport(all.toList()).asJson())
                .path("checks");
        assertThat(checks.valueStream().map(check -> check.path("status").asString()))
                .containsExactly("passed", "failed", "unknown", "warned", "skipped", "not_configured", "not_executed");
    }

    @Test
    void textIndentsWhatFollowsALine() {
        assertThat(MIXED.asText()).isEqualTo("""
                cpu: passed, CPU 7 % busy
                network: failed, 1 of 2 targets not reached:
                      "wéb1"
                secrets: not configured, none is required
                preflight failed, exit code 3
                """);
    }

    @Test
    void textLetsNobodyMoveTheCursor() {
        PreflightReport report = new PreflightReport(
                List.of(CheckResult.passed("own", "a\u001b[2Kb\r\u202ec\td $1 \\ \u0085", Duration.ZERO)));
        assertThat(report.asText())
                .isEqualTo("own: passed, a\\x1b[2Kb\\x0d\\u202ec\td $1 \\ \\x85\npreflight passed, exit code 0\n");
    }
}
