package edu.paws360.deploy.settings;

/** Whether a step that changes production needs a preflight of the same workflow run before it. */
public enum PreflightStep {
    /** Without one that ended well nothing is changed, whatever the workflow went on in spite of. */
    REQUIRED,
    /** Without one the deployment begins with its execution, and its verdict says that nobody looked. */
    OPTIONAL;

    /** The word of the setting. */
    @Override
    public String toString() {
        return TextKinds.word(this);
    }
}
