package edu.paws360.deploy.settings;

/** Where a deployment is executed. */
public enum RunnerPlace {
    /** On this machine. */
    LOCAL;

    /** The word of the setting. */
    @Override
    public String toString() {
        return TextKinds.word(this);
    }
}
