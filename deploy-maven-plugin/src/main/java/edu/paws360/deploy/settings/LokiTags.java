package edu.paws360.deploy.settings;

/** How lines in Loki bear the ids of their deployment. */
public enum LokiTags {
    /** As labels of their stream. */
    LABELS,
    /** As structured metadata of each line. */
    METADATA;

    /** The word of the setting. */
    @Override
    public String toString() {
        return TextKinds.word(this);
    }
}
