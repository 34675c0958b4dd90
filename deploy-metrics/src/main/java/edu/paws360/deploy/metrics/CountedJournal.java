package edu.paws360.deploy.metrics;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * How far a journal was counted into a group of a gateway. Immutable.
 *
 * @param journal the beginning of the journal's name
 * @param position the last line counted, with the beginning of its hash
 * @param at when, by the clock of who counted, to the millisecond; always later than what was counted before
 */
record CountedJournal(String journal, Position position, Instant at) {
    /** Enough of a hash to tell all journals of the world apart. */
    private static final int LENGTH = 16;

    CountedJournal {
        Objects.requireNonNull(journal, "journal");
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(at, "at");
    }

    static CountedJournal of(String journal, Position position, Instant at) {
        return new CountedJournal(
                shortened(journal),
                new Position(position.upTo(), shortened(position.hash())),
                at.truncatedTo(ChronoUnit.MILLIS));
    }

    /** The beginning of a hash. */
    static String shortened(String hash) {
        return hash.substring(0, Math.min(hash.length(), LENGTH));
    }
}
