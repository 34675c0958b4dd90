package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.journal.JournalEntry;

/**
 * A line of a journal. Immutable.
 *
 * @param upTo its number; 0 for none
 * @param hash its hash, so that a journal that was replaced is noticed; empty for none
 */
record Mark(long upTo, String hash) {
    static final Mark NONE = new Mark(0, "");

    static Mark at(JournalEntry line) {
        return new Mark(line.number(), line.hash());
    }
}
