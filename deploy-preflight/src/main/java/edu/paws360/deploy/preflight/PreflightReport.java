package edu.paws360.deploy.preflight;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.ReasonCode;
import java.util.List;
import java.util.Locale;
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
     * The report for people: a line for each check, further lines of its detail indented, and the exit code.
     *
     * @return lines, each ended by a line feed
     */
    public String asText() {
        StringBuilder text = new StringBuilder();
        for (CheckResult result : results) {
            String status = result.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            String detail = result.detail().replace("\n", "\n    ");
            text.append(result.name())
                    .append(": ")
                    .append(status)
                    .append(", ")
                    .append(detail)
                    .append('\n');
        }
        return text.append("preflight ")
                .append(passed() ? "passed" : "failed")
                .append(", exit code ")
                .append(exitCode())
                .append('\n')
                .toString();
    }
}
