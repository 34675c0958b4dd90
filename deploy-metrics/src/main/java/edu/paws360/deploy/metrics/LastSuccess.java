package edu.paws360.deploy.metrics;

import java.time.Instant;
import java.util.Objects;

/**
 * The latest success of a workflow. Immutable.
 *
 * @param workflow the label {@code workflow}
 * @param branch what was deployed
 * @param commit what was deployed
 * @param at when the verdict was journaled, by the clock of the machine that deployed
 */
record LastSuccess(String workflow, String branch, String commit, Instant at) {
    LastSuccess {
        Objects.requireNonNull(workflow, "workflow");
        Objects.requireNonNull(branch, "branch");
        Objects.requireNonNull(commit, "commit");
        Objects.requireNonNull(at, "at");
    }

    /** Lines of several machines may come in another order than they were written. */
    LastSuccess later(LastSuccess other) {
        return other.at.isBefore(at) ? this : other;
    }
}
