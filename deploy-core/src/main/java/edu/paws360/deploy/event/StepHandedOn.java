package edu.paws360.deploy.event;

import java.time.Duration;
import java.util.List;

/**
 * A step of a workflow run ended well, and left the deployment to the next one. Until that begins no process stands for it: it
 * holds nothing, and counts as abandoned only when the patience has passed.
 *
 * @param step which step
 * @param patience how long the next step may take to begin
 * @param remarks what the verdict has to say although nothing failed
 */
public record StepHandedOn(StepName step, Duration patience, List<String> remarks) implements DeploymentEvent {
    /** Keeps its own copy. */
    public StepHandedOn {
        remarks = List.copyOf(remarks);
    }
}
