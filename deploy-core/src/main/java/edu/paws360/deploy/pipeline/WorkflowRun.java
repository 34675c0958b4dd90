package edu.paws360.deploy.pipeline;

import java.util.Objects;

/**
 * The run of a workflow whose steps make one deployment together. Immutable.
 *
 * @param name the run, a slash, and its attempt, such as {@code 1658821493/2}; or any other text that its steps share
 */
public record WorkflowRun(String name) {
    /** Wants a name. */
    public WorkflowRun {
        Objects.requireNonNull(name, "name");
    }

    /**
     * Whether another one is over because this one runs: a run has one attempt at a time.
     *
     * @param other the name of the other one
     * @return {@code true} if it is another attempt of the same run
     */
    public boolean supersedes(String other) {
        return !name.equals(other) && name.indexOf('/') > 0 && run(name).equals(run(other));
    }

    private static String run(String name) {
        int slash = name.lastIndexOf('/');
        return slash < 0 ? name : name.substring(0, slash);
    }
}
