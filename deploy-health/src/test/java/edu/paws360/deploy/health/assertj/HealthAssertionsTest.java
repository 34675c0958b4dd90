package edu.paws360.deploy.health.assertj;

import static edu.paws360.deploy.health.assertj.HealthAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.health.Attempt;
import edu.paws360.deploy.health.GateResult;
import edu.paws360.deploy.health.HealthReport;
import edu.paws360.deploy.health.probe.ProbeOutcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the assertions say when they do not hold. */
class HealthAssertionsTest {
    private static final GateResult UP = result("api", ReasonCode.OK, new ProbeOutcome.Healthy("HTTP 200 from it"));
    private static final GateResult DOWN =
            result("db", ReasonCode.GATE_FAILED, new ProbeOutcome.No("HTTP 500 from it", "oops"));
    private static final String DOWN_SEEN = "db: gate_failed; HTTP 500 from it; 1 attempt in 0.3 s; last body: oops\n"
            + "  1. at 0.0 s for 12 ms: HTTP 500 from it";

    @Test
    void hold() {
        assertThatCode(() -> {
                    assertThat(new HealthReport(List.of(UP)))
                            .isHealthy()
                            .gate("api")
                            .isHealthy()
                            .hasAttempts(1);
                    assertThat(new HealthReport(List.of(UP, DOWN)))
                            .isNotHealthy()
                            .gate("db")
                            .endedWith(ReasonCode.GATE_FAILED)
                            .sawLast("500")
                            .sawLast("oops");
                })
                .doesNotThrowAnyException();
    }

    @Test
    void showEverythingOfAReportThatIsNotHealthy() {
        assertThatThrownBy(() -> assertThat(new HealthReport(List.of(UP, DOWN))).isHealthy())
                .isInstanceOf(AssertionError.class)
                .hasMessage(String.format(
                        "Expected every gate to be healthy, but not healthy: [db]%napi: ok; HTTP 200 from it; 1 attempt in"
                                + " 0.3 s\n  1. at 0.0 s for 12 ms: HTTP 200 from it\n%s",
                        DOWN_SEEN));
    }

    @Test
    void showEverythingOfAGateThatEndedInAnotherWay() {
        assertThatThrownBy(() -> assertThat(DOWN).isHealthy())
                .hasMessageContaining("to end with ok, but it ended with:")
                .hasMessageContaining(DOWN_SEEN);
        assertThatThrownBy(() -> assertThat(DOWN).hasAttempts(2)).hasMessageContaining("to be asked 2 times, but saw:");
        assertThatThrownBy(() -> assertThat(DOWN).sawLast("404")).hasMessageContaining("to see \"404\" last, but saw:");
    }

    @Test
    void refuseAReportThatIsHealthyOrHasNoSuchGate() {
        HealthReport report = new HealthReport(List.of(UP));

        assertThatThrownBy(() -> assertThat(report).isNotHealthy())
                .hasMessageStartingWith("Expected a gate that is not healthy, but all are:");
        assertThatThrownBy(() -> assertThat(report).gate("db")).hasMessageContaining("but there are:");
    }

    private static GateResult result(String name, ReasonCode reason, ProbeOutcome outcome) {
        Attempt attempt = new Attempt(1, Duration.ZERO, Duration.ofMillis(12), outcome);
        return new GateResult(name, reason, List.of(attempt), Duration.ofMillis(300), "");
    }
}
