package edu.paws360.deploy.sink.loki;

import java.util.Objects;
import java.util.Optional;

/**
 * Whose lines these are. Immutable.
 *
 * @param project the project that is deployed, as group and artifact
 * @param environment the environment it goes to
 * @param deploymentId the deployment; also the name of its folder in the spool, so it is not empty and holds letters, digits,
 *     {@code .}, {@code _} and {@code -} only
 * @param workflowRunId the CI's run id, where there is one
 * @param runnerId the machine that runs this
 */
public record LokiOrigin(
        String project, String environment, String deploymentId, Optional<String> workflowRunId, String runnerId) {
    /**
     * Refuses what is missing.
     *
     * @throws IllegalArgumentException if the deployment's id is no name of a folder
     */
    public LokiOrigin {
        Objects.requireNonNull(project, "project");
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(workflowRunId, "workflowRunId");
        Objects.requireNonNull(runnerId, "runnerId");
        if (!deploymentId.matches("[A-Za-z0-9_-][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException("The deployment's id is " + deploymentId
                    + ", expected letters, digits, '.', '_' and '-', and no '.' at its beginning");
        }
    }
}
