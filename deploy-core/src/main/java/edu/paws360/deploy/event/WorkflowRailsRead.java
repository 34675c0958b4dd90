package edu.paws360.deploy.event;

import edu.paws360.deploy.check.CheckResult;
import java.util.List;

/**
 * What GitHub itself holds against mistakes around this workflow. Nothing hangs on it.
 *
 * @param rails passed where a rail is up, else a warning
 */
public record WorkflowRailsRead(List<CheckResult> rails) implements DeploymentEvent {
    /** Keeps its own copy. */
    public WorkflowRailsRead {
        rails = List.copyOf(rails);
    }
}
