package edu.paws360.deploy.preflight;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.ReasonCode;
import java.util.List;
import java.util.Map;

/**
 * What all preflight checks saw. Immutable.
 *
 * @param results one for each check, skipped ones too: cpu, memory, disk, docker, network, secrets, concurrency, then own
 *     checks in the order in which they were added
 */
public record PreflightReport(List<CheckResult> results) {
    private static final int RUNNER = 1;
    private static final int SECRETS = 4;
    private static final Map<ReasonCode, Integer> NUMBERS = Map.of(
            ReasonCode.RUNNER_UNFIT,
            RUNNER,
            ReasonCode.DOCKER_UNAVAILABLE,
            2,
            ReasonCode.NETWORK_UNREACHABLE,
            3,
            ReasonCode.SECRETS_MISSING,
            SECRETS,
            ReasonCode.SECRETS_EXPIRED,
            SECRETS,
            ReasonCode.CONCURRENT_DEPLOYMENT,
            5);

    /** Keeps its own copy. */
    public PreflightReport {
        results = List.copyOf(results);
    }

    /**
     * The spec's exit code ("Preflight Checks"): the lowest number among the checks that failed or could not tell. An own
     * check with a reason of its own counts as 1, as a fault of the runner.
     *
     * @return 0 if nothing stands in the way, else 1 to 5
     */
    public int exitCode() {
        return results.stream()
                .filter(result -> result.status().blocks())
                .mapToInt(result -> NUMBERS.getOrDefault(result.reason(), RUNNER))
                .min()
                .orElse(0);
    }

    /**
     * Whether nothing stands in the way. Checks that were skipped or are not configured do not; the results tell them
     * apart from those that passed.
     *
     * @return {@code true} if no check failed or could not tell
     */
    public boolean passed() {
        return exitCode() == 0;
    }

    /**
     * The report for people: a line for each check, further lines of its detail indented, and the exit code. Control characters are
     * written out, as {@code \x1b}.
     *
     * @return lines, each ended by a line feed
     */
    public String asText() {
        return ReportText.of(this);
    }

    /**
     * The report for programs: one JSON object in one line of ASCII. Its members keep name and meaning as long as {@code version} is 1;
     * others may join them.
     *
     * <ul>
     *   <li>{@code version}: 1
     *   <li>{@code passed}: as {@link #passed()}
     *   <li>{@code exit_code}: as {@link #exitCode()}
     *   <li>{@code checks}: an array in the order of {@link #results()}, of objects with {@code name}; {@code status} (passed, failed,
     *       unknown, warned, skipped, not_configured, not_executed); {@code reason}, a stable code, {@code ok} unless the status is failed or
     *       unknown; {@code detail}, for people; {@code seconds}, how long the look took, with three decimals
     * </ul>
     *
     * @return the object, without a line feed
     */
    public String asJson() {
        return ReportJson.of(this);
    }
}
