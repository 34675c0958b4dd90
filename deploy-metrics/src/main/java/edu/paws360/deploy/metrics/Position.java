package edu.paws360.deploy.metrics;

import java.util.Objects;

/**
 * How far a journal was counted. Immutable.
 *
 * @param upTo the number of the last line counted; 0 before the first
 * @param hash that line's hash, or its beginning; empty before the first
 */
record Position(long upTo, String hash) {
    /** Nothing was counted yet. */
    static final Position BEGINNING = new Position(0, "");

    Position {
        Objects.requireNonNull(hash, "hash");
        if (upTo < 0 || (upTo > 0 && hash.isEmpty())) {
            throw new IllegalArgumentException("Line " + upTo + " with the hash '" + hash + "'");
        }
    }

    boolean isAt(long number, String lineHash) {
        return number == upTo && lineHash.startsWith(hash);
    }
}
