package edu.paws360.deploy.event;

/**
 * The deployment is decided (spec, "Audit Trail", 6). Only the release of the hold, orders that
 * came too late, and the records of delivery come after it.
 *
 * @param verdict how it ended
 */
public record DeploymentCompleted(Verdict verdict) implements DeploymentEvent {}
