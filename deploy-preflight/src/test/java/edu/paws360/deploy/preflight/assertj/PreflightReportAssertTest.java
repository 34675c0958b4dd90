package edu.paws360.deploy.preflight.assertj;

import static edu.paws360.deploy.preflight.assertj.PreflightReportAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.preflight.PreflightReport;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PreflightReportAssertTest {
    private static final PreflightReport UNFIT = new PreflightReport(List.of(
            CheckResult.passed("cpu", "CPU 7 % busy", Duration.ZERO),
            CheckResult.withoutLook("docker", CheckStatus.SKIPPED, "deploy.preflight.skip names it"),
            CheckResult.failed("network", ReasonCode.NETWORK_UNREACHABLE, "100 % of web1 not reached", Duration.ZERO),
            CheckResult.unknown("concurrency", ReasonCode.CONCURRENT_DEPLOYMENT, "no answer", Duration.ZERO)));

    private static final PreflightReport FIT =
            new PreflightReport(List.of(CheckResult.passed("cpu", "CPU 7 % busy", Duration.ZERO)));

    private static void assertFails(String expected, ThrowingCallable assertion) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(assertion)
                .withMessage("Expected %s, but the report is%n%n%s", expected, UNFIT.asText());
    }

    @Test
    void holdsWhatIsSo() {
        assertThat(FIT).passed().hasExitCode(0).passed("cpu");
        assertThat(UNFIT)
                .hasExitCode(3)
                .passed("cpu")
                .skipped("docker")
                .failed("network")
                .hasDetailContaining("network", "web1")
                .couldNotTell("concurrency")
                .hasStatus("concurrency", CheckStatus.UNKNOWN);
    }

    @Test
    void showsTheWholeReportOtherwise() {
        assertFails("a preflight that passed", () -> assertThat(UNFIT).passed());
        assertFails("exit code 4", () -> assertThat(UNFIT).hasExitCode(4));
        assertFails("docker: passed", () -> assertThat(UNFIT).passed("docker"));
        assertFails("cpu: failed", () -> assertThat(UNFIT).failed("cpu"));
        assertFails("network: unknown", () -> assertThat(UNFIT).couldNotTell("network"));
        assertFails("network: skipped", () -> assertThat(UNFIT).skipped("network"));
        assertFails("cpu: warned", () -> assertThat(UNFIT).hasStatus("cpu", CheckStatus.WARNED));
        assertFails("network: a detail with \"web2\"", () -> assertThat(UNFIT).hasDetailContaining("network", "web2"));
    }

    @Test
    void takesACheckThatCouldNotTellForNoneThatFailed() {
        assertFails("concurrency: failed", () -> assertThat(UNFIT).failed("concurrency"));
    }

    @Test
    void holdsNothingOfACheckThatIsNotThere() {
        assertFails("disk: passed", () -> assertThat(UNFIT).passed("disk"));
        assertFails("disk: failed", () -> assertThat(UNFIT).failed("disk"));
        assertFails("disk: a detail with \"\"", () -> assertThat(UNFIT).hasDetailContaining("disk", ""));
    }

    @Test
    void holdsNothingOfNoReport() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat((PreflightReport) null).failed("cpu"))
                .withMessageContaining("not to be null");
    }
}
