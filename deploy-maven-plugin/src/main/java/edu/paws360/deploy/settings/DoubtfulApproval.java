package edu.paws360.deploy.settings;

/** What an approval on GitHub is worth whose giver started the run, or is not known to be a required reviewer. */
public enum DoubtfulApproval {
    /** Nothing. */
    REFUSE,
    /** As much as any other, and the doubt is recorded. */
    RECORD;

    /** The word of the setting. */
    @Override
    public String toString() {
        return TextKinds.word(this);
    }
}
