package edu.paws360.deploy.metrics;

import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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
     * What was not counted yet, for totals that other journals were counted into too. The deployments that were open at the
     * last line counted are found by reading what stands before it again.
     */
    Uncounted after(Position before) throws IOException {
        return after(Map.of("", before)).get("");
    }

    /**
     * The same from several positions, in one reading.
     *
     * @param <K> whose positions they are
     */
    <K> Map<K, Uncounted> after(Map<K, Position> before) throws IOException {
        Map<K, Division> divisions = new HashMap<>();
        before.forEach((whose, position) -> divisions.put(whose, new Division(position)));
        return read(0, lines -> {
            while (lines.hasNext()) {
                JournalEntry line = lines.next();
                for (Division division : divisions.values()) {
                    division.add(line);
                }
            }
            Map<K, Uncounted> rests = new HashMap<>();
            for (Map.Entry<K, Division> division : divisions.entrySet()) {
                rests.put(division.getKey(), division.getValue().rest());
            }
            return rests;
        });
    }

    /** Tells the lines that were counted from those that were not. */
    private final class Division {
        private final Position before;
        private final Fold counted = new Fold(Ledger.EMPTY);
        private final List<JournalEntry> rest = new ArrayList<>();
        private long last;

        Division(Position before) {
            this.before = before;
        }

        void add(JournalEntry line) throws IOException {
            requireNext(last, line);
            last = line.number();
            if (line.number() <= before.upTo()) {
                counted.add(line);
            } else {
                rest.add(line);
            }
        }

        Uncounted rest() throws IOException {
            Ledger ledger = counted.ledger();
            boolean pruned = ledger.upTo() == 0 && !rest.isEmpty();
            if (!pruned) {
                requireCounted(before, ledger.position());
            }
            return new Uncounted(ledger, rest);
        }
    }

    private interface Reading<T> {
        T of(Iterator<JournalEntry> lines) throws IOException;
    }

    private <T> T read(long after, Reading<T> reading) throws IOException {
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

    private void requireCounted(Position before, Position seen) throws IOException {
        if (before.upTo() > 0 && !before.isAt(seen.upTo(), seen.hash())) {
            throw seen.upTo() < before.upTo() ? tooShort(before) : another(before);
        }
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
