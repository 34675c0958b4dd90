package edu.paws360.deploy.health;

import edu.paws360.deploy.check.CheckResult;
import java.util.List;
import java.util.stream.Collectors;

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
     * The result of one gate.
     *
     * @param name the gate's name
     * @return its result
     * @throws IllegalArgumentException if there is no such gate
     */
    public GateResult gate(String name) {
        return results.stream()
                .filter(result -> result.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no gate " + name + "."));
    }

    /**
     * The results in the words that all checks share.
     *
     * @return one check for each gate, in the same order
     */
    public List<CheckResult> toChecks() {
        return results.stream().map(GateResult::toCheck).toList();
    }

    /** Everything that was seen: each gate, and every attempt of it in a line of its own. */
    @Override
    public String toString() {
        return results.stream().map(GateResult::toString).collect(Collectors.joining("\n"));
    }
}
