package edu.paws360.deploy.journal;

import java.io.IOException;
import java.util.stream.Stream;

/** Reads a journal. Thread-safe: every stream has a file of its own. */
public interface JournalReader {
    /**
     * The lines behind a number, in order, without checking the chain of hashes.
     *
     * @param number the last line that is not wanted; 0 for all
     * @return the lines; the stream holds a file open and must be closed
     * @throws IOException if the journal cannot be read
     */
    Stream<JournalEntry> after(long number) throws IOException;

    /**
     * The number of the last line.
     *
     * @return the number; 0 for an empty journal
     */
    long last();
}
