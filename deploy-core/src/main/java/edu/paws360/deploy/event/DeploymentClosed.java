package edu.paws360.deploy.event;

import java.util.List;

/**
 * The last line of a deployment: what was collected, and where the audit trail of it can be found (spec, "Audit Trail", 6).
 *
 * @param auditLogId the anchor of the audit trail: the number and hash of the line that holds the verdict
 * @param metricsCollected the names of the metrics that this deployment changed; empty where its delivery was interrupted, or its
 *     process was gone before it could tell and the next run wrote this line
 */
public record DeploymentClosed(String auditLogId, List<String> metricsCollected) implements DeploymentEvent {
    /** Keeps its own copy. */
    public DeploymentClosed {
        metricsCollected = List.copyOf(metricsCollected);
    }
}
