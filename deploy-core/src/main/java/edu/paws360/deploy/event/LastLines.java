package edu.paws360.deploy.event;

import java.util.List;

/**
 * What a command printed last, where it did not end well, so that whoever is called at night reads it without going to look for
 * the log.
 *
 * @param runner the runner's name
 * @param lines the lines in their order, at most 20, each at most 500 characters
 */
public record LastLines(String runner, List<String> lines) implements DeploymentEvent {
    /** Keeps its own copy. */
    public LastLines {
        lines = List.copyOf(lines);
    }
}
