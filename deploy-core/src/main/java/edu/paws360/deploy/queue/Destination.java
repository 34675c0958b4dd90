package edu.paws360.deploy.queue;

import java.util.Objects;

/**
 * What is deployed, and where to: several projects may wait in one queue, and each has a commit of its own that is live.
 * Immutable.
 *
 * @param project the project, as group and artifact
 * @param environment the environment that it goes to
 */
public record Destination(String project, String environment) {
    /**
     * Refuses what is missing.
     *
     * @throws NullPointerException if anything is {@code null}
     */
    public Destination {
        Objects.requireNonNull(project, "project");
        Objects.requireNonNull(environment, "environment");
    }

    /** For people. */
    @Override
    public String toString() {
        return project + " in " + environment;
    }
}
