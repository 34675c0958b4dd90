package edu.paws360.deploy.event;

import java.util.List;

/**
 * A dry run came to its end; nothing was deployed, whatever the verdict.
 *
 * @param verdict whether anything that was looked at stands in the way of a deployment
 * @param notDelivered the sinks that a deployment would have told, and that this was not told to
 */
public record DryRunCompleted(Verdict verdict, List<String> notDelivered) implements DeploymentEvent {
    /** Keeps its own copy. */
    public DryRunCompleted {
        notDelivered = List.copyOf(notDelivered);
    }
}
