package edu.paws360.deploy.settings;

/** What a secret is worth that is too old, or whose age is not known. */
public enum SecretAgeMode {
    /** The deployment does not go on. */
    REQUIRED,
    /** It goes on, and is warned. */
    WARN,
    /** Nobody looks. */
    OFF;

    /** The word of the setting. */
    @Override
    public String toString() {
        return TextKinds.word(this);
    }
}
