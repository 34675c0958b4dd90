package edu.paws360.deploy.event;

/**
 * A deployment was found without a verdict although its process is gone: killed, or the machine went down. It counts as a
 * failed one. Written by the next run, on behalf of the one that is gone.
 *
 * @param lastStage the stage in which it was last seen, or {@code none}
 * @param changedProduction whether it had begun to execute, so that production may be half changed
 * @param foundBy the id of the deployment that found it
 */
public record DeploymentAbandoned(String lastStage, boolean changedProduction, String foundBy)
        implements DeploymentEvent {}
