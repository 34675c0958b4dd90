package edu.paws360.deploy.settings;

/** Where the approval of a deployment comes from. */
public enum ApprovalType {
    /** The reviewers of the GitHub environment. */
    GITHUB,
    /** A question in the terminal. */
    PROMPT,
    /** No approval is asked for. */
    NONE;

    /** The word of the setting. */
    @Override
    public String toString() {
        return TextKinds.word(this);
    }
}
