package edu.paws360.deploy.queue;

import java.time.Instant;
import java.util.Objects;

/**
 * What runs in production, as far as anybody has noted: the last commit that was deployed and found healthy, or went back to.
 * Immutable.
 *
 * @param commit the commit, as it was noted: to be looked at before it is used
 * @param deployment the deployment that brought it there, in words for people
 * @param since when that was noted
 */
public record LiveCommit(String commit, String deployment, Instant since) {
    /**
     * Refuses what is missing.
     *
     * @throws NullPointerException if anything is {@code null}
     */
    public LiveCommit {
        Objects.requireNonNull(commit, "commit");
        Objects.requireNonNull(deployment, "deployment");
        Objects.requireNonNull(since, "since");
    }
}
