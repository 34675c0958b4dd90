package edu.paws360.deploy.event;

import edu.paws360.deploy.check.CheckResult;
import java.util.List;

/**
 * What the health gates saw (spec, "Audit Trail", 5).
 *
 * @param gates each gate's result, in the order of their names
 */
public record HealthGatesFinished(List<CheckResult> gates) implements DeploymentEvent {
    /** Keeps its own copy. */
    public HealthGatesFinished {
        gates = List.copyOf(gates);
    }
}
