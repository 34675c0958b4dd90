package edu.paws360.deploy.settings;

/** What it is worth how GitHub protects the branch that is deployed. */
public enum BranchProtectionPolicy {
    /** Nothing goes on unless every rule is known to be kept. */
    REQUIRED,
    /** What is not kept, or not known to be, is told. */
    WARN,
    /** GitHub is not asked. */
    OFF;

    /** The word of the setting. */
    @Override
    public String toString() {
        return TextKinds.word(this);
    }
}
