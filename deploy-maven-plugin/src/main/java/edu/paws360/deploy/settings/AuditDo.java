package edu.paws360.deploy.settings;

/** What {@code deploy:audit} does. */
public enum AuditDo {
    /** Shows the last deployments. */
    LIST,
    /** Shows everything that was recorded of one deployment. */
    SHOW,
    /** Checks that the journal is as it was written. */
    VERIFY,
    /** Delivers what some sink has not got. */
    SHIP,
    /** Takes out what is old enough. */
    PRUNE;

    /** Whether it only looks. */
    boolean isLook() {
        return switch (this) {
            case LIST, SHOW, VERIFY -> true;
            case SHIP, PRUNE -> false;
        };
    }

    /** The word of the setting. */
    @Override
    public String toString() {
        return TextKinds.word(this);
    }
}
