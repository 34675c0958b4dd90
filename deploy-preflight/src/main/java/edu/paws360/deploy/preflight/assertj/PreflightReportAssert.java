package edu.paws360.deploy.preflight.assertj;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.Spoken;
import edu.paws360.deploy.preflight.PreflightReport;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on a {@link PreflightReport}; a failure shows the whole report. Each returns itself, to be followed by others. Not
 * thread-safe.
 *
 * <pre>{@code
 * assertThat(report).hasExitCode(3).failed("network").hasDetailContaining("network", "web1").skipped("docker");
 * }</pre>
 *
 * <p>A check that is not in the report fails every assertion about it.
 */
public final class PreflightReportAssert extends AbstractAssert<PreflightReportAssert, PreflightReport> {
    private PreflightReportAssert(PreflightReport report) {
        super(report, PreflightReportAssert.class);
    }

    /**
     * Begins.
     *
     * @param report the report; {@code null} fails every assertion
     * @return assertions on it
     */
    public static PreflightReportAssert assertThat(PreflightReport report) {
        return new PreflightReportAssert(report);
    }

    /**
     * Nothing stands in the way: exit code 0. Checks may have been skipped or not configured; {@link #passed(String)} asks for one that
     * was really made.
     *
     * @return this
     */
    public PreflightReportAssert passed() {
        isNotNull();
        return actual.passed() ? this : refused("a preflight that passed");
    }

    /**
     * The spec's exit code.
     *
     * @param expected 0 to 5
     * @return this
     */
    public PreflightReportAssert hasExitCode(int expected) {
        isNotNull();
        return actual.exitCode() == expected ? this : refused("exit code " + expected);
    }

    /**
     * This check was made, and what it saw is as it should be.
     *
     * @param check its name, for example {@code network}
     * @return this
     */
    public PreflightReportAssert passed(String check) {
        return hasStatus(check, CheckStatus.PASSED);
    }

    /**
     * This check was made, and what it saw is not as it should be. One that could not tell has not failed in this sense; see
     * {@link #couldNotTell(String)}.
     *
     * @param check its name
     * @return this
     */
    public PreflightReportAssert failed(String check) {
        return hasStatus(check, CheckStatus.FAILED);
    }

    /**
     * This check could not find out, which counts as failed.
     *
     * @param check its name
     * @return this
     */
    public PreflightReportAssert couldNotTell(String check) {
        return hasStatus(check, CheckStatus.UNKNOWN);
    }

    /**
     * This check was not made because {@code deploy.preflight.skip} names it.
     *
     * @param check its name
     * @return this
     */
    public PreflightReportAssert skipped(String check) {
        return hasStatus(check, CheckStatus.SKIPPED);
    }

    /**
     * This check ended so.
     *
     * @param check its name
     * @param expected how
     * @return this
     */
    public PreflightReportAssert hasStatus(String check, CheckStatus expected) {
        String wanted = check + ": " + Spoken.of(expected);
        return result(check).filter(seen -> seen.status() == expected).isPresent() ? this : refused(wanted);
    }

    /**
     * This check says so.
     *
     * @param check its name
     * @param part what stands somewhere in its detail
     * @return this
     */
    public PreflightReportAssert hasDetailContaining(String check, String part) {
        Objects.requireNonNull(part, "part");
        String wanted = check + ": a detail with \"" + part + "\"";
        return result(check).filter(seen -> seen.detail().contains(part)).isPresent() ? this : refused(wanted);
    }

    private Optional<CheckResult> result(String check) {
        isNotNull();
        Objects.requireNonNull(check, "check");
        return actual.results().stream()
                .filter(seen -> seen.name().equals(check))
                .findFirst();
    }

    private PreflightReportAssert refused(String expected) {
        throw failure("Expected %s, but the report is%n%n%s", expected, actual.asText());
    }
}
