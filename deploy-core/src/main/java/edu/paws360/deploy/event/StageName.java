package edu.paws360.deploy.event;

import java.util.Locale;

/** The stages of a deployment in the order in which they run (spec, "Deployment Flow"). */
public enum StageName {
    /** May this branch go to production? */
    BRANCH,
    /** Did a human agree? */
    APPROVAL,
    /** Wait for the turn; from here on the queue is held. */
    QUEUE,
    /** Is this commit older than what is live? */
    FRESHNESS,
    /** Is this runner fit, are the targets there? */
    PREFLIGHT,
    /** Change production. */
    EXECUTE,
    /** Is what runs now healthy? */
    HEALTH,
    /** Does it do what it is for? */
    SMOKE,
    /** Bring the earlier version back, where one is configured and what runs now is not healthy. */
    ROLLBACK;

    /**
     * The stage's name as users read and write it.
     *
     * @return the lower-case name
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
