package edu.paws360.deploy.metrics;

import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.stream.Stream;

/** Counts the lines of a journal that were not counted yet, and refuses a journal that is not the one that was counted before. */
final class Counting {
    private final JournalReader journal;
    private final String totals;
    private final String anew;

    /**
     * Counting a journal.
     *
     * @param journal the journal
     * @param totals what the counts are added to, in words
     * @param anew how to give up what was counted, as an imperative
     */
    Counting(JournalReader journal, String totals, String anew) {
        this.journal = journal;
        this.totals = totals;
        this.anew = anew;
    }

    /** Goes on behind the last line of a ledger that only this journal was counted into. */
    Ledger goOn(Ledger before) throws IOException {
        return read(Math.max(0, before.upTo() - 1), lines -> {
            if (before.upTo() > 0) {
                requireSame(before.position(), lines);
            }
            return rest(new Fold(before), lines);
        });
    }

    /**
     * Adds to totals that other journals were counted into too. The deployments that were open at the last line counted are
     * found by reading what stands before it again.
     */
    Ledger onto(Totals shared, Position before) throws IOException {
        return read(0, lines -> {
            Fold counted = new Fold(Ledger.EMPTY);
            JournalEntry next = null;
            while (next == null && lines.hasNext()) {
                JournalEntry line = lines.next();
                requireNext(counted.upTo(), line);
                if (line.number() <= before.upTo()) {
                    counted.add(line);
                } else {
                    next = line;
                }
            }
            requireCounted(before, counted, next);
            Fold fold = new Fold(counted.ledger().onto(shared));
            if (next != null) {
                fold.add(next);
            }
            return rest(fold, lines);
        });
    }

    private interface Reading {
        Ledger of(Iterator<JournalEntry> lines) throws IOException;
    }

    private Ledger read(long after, Reading reading) throws IOException {
        try (Stream<JournalEntry> lines = journal.after(after)) {
            return reading.of(lines.iterator());
        } catch (UncheckedIOException e) {
            throw new IOException("The journal cannot be read: " + e.getCause().getMessage(), e);
        }
    }

    private static Ledger rest(Fold fold, Iterator<JournalEntry> lines) throws IOException {
        while (lines.hasNext()) {
            JournalEntry next = lines.next();
            requireNext(fold.upTo(), next);
            fold.add(next);
        }
        return fold.ledger();
    }

    private void requireSame(Position before, Iterator<JournalEntry> lines) throws IOException {
        if (!lines.hasNext()) {
            throw tooShort(before);
        }
        JournalEntry last = lines.next();
        if (!before.isAt(last.number(), last.hash())) {
            throw another(before);
        }
    }

    private void requireCounted(Position before, Fold counted, JournalEntry next) throws IOException {
        boolean pruned = counted.upTo() == 0 && next != null;
        if (before.upTo() == 0
                || pruned
                || before.isAt(counted.upTo(), counted.ledger().hash())) {
            return;
        }
        throw counted.upTo() < before.upTo() ? tooShort(before) : another(before);
    }

    private IOException tooShort(Position before) {
        return replaced("line " + before.upTo() + " was counted, but the journal ends with line " + journal.last());
    }

    private IOException another(Position before) {
        return replaced("line " + before.upTo() + " is not the line that was counted");
    }

    private IOException replaced(String seen) {
        return new IOException("The journal is not the one that " + totals + " were counted from: " + seen
                + ". Bring the journal back, or " + anew + " to begin anew with what this journal holds.");
    }

    private static void requireNext(long last, JournalEntry next) throws IOException {
        // A journal that was pruned may begin later; from then on there are no gaps.
        if (next.number() <= last || (last > 0 && next.number() != last + 1)) {
            throw new IOException("The journal has line " + next.number() + " behind line " + last + ", expected line "
                    + (last + 1) + ". Verify the journal; nothing behind it is counted.");
        }
    }
}
