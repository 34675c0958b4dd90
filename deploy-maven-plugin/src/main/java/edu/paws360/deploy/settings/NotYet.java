package edu.paws360.deploy.settings;

/** What an answer means that says not yet. */
public enum NotYet {
    /** It is asked for again, until the gate's timeout. */
    POLL,
    /** It counts as no. */
    FAIL;

    /** The word of the setting. */
    @Override
    public String toString() {
        return TextKinds.word(this);
    }
}
