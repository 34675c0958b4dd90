package edu.paws360.deploy.check;

/** How a look at the world ended. Only {@link #PASSED} means that something was looked at and found good. */
public enum CheckStatus {
    /** Looked at, and as it should be. */
    PASSED,
    /** Looked at, and not as it should be. */
    FAILED,
    /** Could not find out. Counts as failed wherever a decision hangs on it. */
    UNKNOWN,
    /** Not as it should be, or not known, but nothing hangs on it: somebody has to see to it soon. */
    WARNED,
    /** Not looked at because a setting says so. */
    SKIPPED,
    /** Not looked at because nothing says what to look at. */
    NOT_CONFIGURED,
    /** Not looked at because something before it had already ended the run. */
    NOT_EXECUTED;

    /**
     * Whether this status lets nothing go on: failed, or not known.
     *
     * @return {@code true} for {@link #FAILED} and {@link #UNKNOWN}
     */
    public boolean blocks() {
        return this == FAILED || this == UNKNOWN;
    }
}
