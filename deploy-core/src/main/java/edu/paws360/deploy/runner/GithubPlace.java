package edu.paws360.deploy.runner;

import java.time.Duration;
import java.util.List;

/**
 * Which workflow does the work, and on which machines. Immutable.
 *
 * @param workflow the name of its file
 * @param labels what a machine has to be labelled with, all of them, at least one
 * @param pickup how long it may take until one takes the job, more than zero
 */
public record GithubPlace(String workflow, List<String> labels, Duration pickup) {
    /**
     * Keeps its own copy.
     *
     * @throws IllegalArgumentException if there is no label
     */
    public GithubPlace {
        labels = List.copyOf(labels);
        if (labels.isEmpty()) {
            throw new IllegalArgumentException("A runner of GitHub is known by its labels, and there is none.");
        }
    }

    String inWords() {
        return String.join(", ", labels);
    }
}
