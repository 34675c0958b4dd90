package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.journal.JournalEntry;

/** Sees every line of a deployment once it stands in the journal: a console, a report. Called one line at a time. */
@FunctionalInterface
public interface JournalListener {
    /**
     * A line was written and synced.
     *
     * @param entry the line, masked
     */
    void written(JournalEntry entry);
}
