package edu.paws360.deploy.settings;

/** What may be missing without stopping a deployment. */
public enum Shortfall {
    /** Docker Compose. */
    COMPOSE,
    /** Files that may still be made. */
    INODES;

    /** The word of the setting. */
    @Override
    public String toString() {
        return TextKinds.word(this);
    }
}
