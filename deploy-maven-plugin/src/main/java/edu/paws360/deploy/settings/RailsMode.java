package edu.paws360.deploy.settings;

/** Whether it is looked at what GitHub itself holds against mistakes. */
public enum RailsMode {
    /** It is, and what is missing is warned of. */
    WARN,
    /** It is not. */
    OFF;

    /** The word of the setting. */
    @Override
    public String toString() {
        return TextKinds.word(this);
    }
}
