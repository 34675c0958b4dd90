package edu.paws360.deploy.settings;

/** When the secondary runner takes over. */
public enum FailoverMode {
    /** When the primary fails. */
    AUTO,
    /** At once: the primary is not asked at all. */
    MANUAL,
    /** Never. */
    OFF;

    /** The word of the setting. */
    @Override
    public String toString() {
        return TextKinds.word(this);
    }
}
