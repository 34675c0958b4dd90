package edu.paws360.deploy.health;

import edu.paws360.deploy.health.probe.SqlProbe;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One step of the smoke tests. It is asked as a gate is, with the same policy; what differs is that steps run one after
 * another, and how a failure is called. Immutable.
 *
 * @param gate what is asked, and how patiently; an {@link HttpGate} may capture values for later steps, and use those of earlier ones
 */
public record SmokeStep(Gate gate) {
    /** Refuses a step that asks nothing. */
    public SmokeStep {
        Objects.requireNonNull(gate, "gate");
    }

    /**
     * A step that runs a query in a PostgreSQL database; for other databases see {@link SqlProbe#jdbc}.
     *
     * @param name the step's name, as it stands in {@code deploy.smoke.<name>.query}
     * @param database such as {@code postgresql://user:password@host:5432/database}
     * @param query the query, such as {@code SELECT 1}; not shown
     * @param value what the first column of the first row has to be, as text; empty if any row is good
     * @param policy how long and how often it is asked; a query that is asked again is run again
     * @return the step
     * @throws IllegalArgumentException if it is no such URL, or the query is blank
     */
    public static SmokeStep sql(String name, URI database, String query, Optional<String> value, GatePolicy policy) {
        return new SmokeStep(
                Gate.of(name, SqlProbe.postgres(database, query, value)).policy(policy));
    }

    /**
     * The step's name.
     *
     * @return the gate's name
     */
    public String name() {
        return gate.name();
    }

    /** The names of values that it needs from steps before it. */
    Set<String> placeholders() {
        return gate instanceof HttpGate http ? http.call().placeholders() : Set.of();
    }

    /** The names of values that it gives to steps after it. */
    Set<String> captures() {
        return gate instanceof HttpGate http ? http.expectation().captures().keySet() : Set.of();
    }

    /** What is asked once the values are known. */
    Gate filled(Map<String, String> values) {
        return gate instanceof HttpGate http ? http.filled(values) : gate;
    }
}
