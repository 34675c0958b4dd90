package edu.paws360.deploy.health;

import edu.paws360.deploy.check.CheckResult;
import java.util.List;

/**
 * What all gates said. Immutable.
 *
 * @param results each gate's result, in the order the gates were given, at least one
 */
public record HealthReport(List<GateResult> results) {
    /**
     * Refuses to report on nothing.
     *
     * @throws IllegalArgumentException if there is no result
     */
    public HealthReport {
        results = List.copyOf(results);
        if (results.isEmpty()) {
            throw new IllegalArgumentException("A report without a gate would be healthy by default.");
        }
    }

    /**
     * Whether every gate is healthy.
     *
     * @return {@code true} if all are
     */
    public boolean healthy() {
        return results.stream().allMatch(GateResult::healthy);
    }

    /**
     * The results in the words that all checks share. Their details may hold the beginning of answers, so they have to
     * be masked.
     *
     * @return one check for each gate, in the same order
     */
    public List<CheckResult> toChecks() {
        return results.stream().map(GateResult::toCheck).toList();
    }
}
