package edu.paws360.deploy.metrics;

import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalReader;
import edu.paws360.deploy.sink.Receipt;
import edu.paws360.deploy.store.FileGuard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Keeps the totals of all deployments of a journal, in {@code totals.json} of the audit folder, together with the number of
 * the last line counted. Neither a crash nor a repeated delivery nor a second process can lose a count or count twice:
 * under a lock, the lines behind that number are counted, and the file is replaced as a whole. A file that cannot be
 * understood is kept aside as {@code totals.json.unreadable-1} (2, 3 and so on), and the journal is counted again from its
 * first line. Thread-safe, and safe among processes that share the folder.
 */
public final class TotalsStore {
    private static final Duration LOCK_LIMIT = Duration.ofSeconds(10);

    private final Path folder;

    /**
     * A store in a folder, which is created when it is needed.
     *
     * @param folder the audit folder ({@code deploy.audit.dir}), the same for every run that shares a journal
     */
    public TotalsStore(Path folder) {
        this.folder = Objects.requireNonNull(folder, "folder");
    }

    /**
     * Counts what is new in the journal.
     *
     * @param journal the journal that this folder's totals were counted from
     * @return the totals and how far they go
     * @throws IOException if the journal is not the one that was counted before, or a file cannot be read or written
     * @throws InterruptedException if the thread is interrupted while waiting for another process
     */
    Ledger catchUp(JournalReader journal) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        return FileGuard.holding(folder.resolve("totals.lock"), LOCK_LIMIT, () -> countNewLines(journal));
    }

    /**
     * Lets one process at a time publish, so that older totals never replace newer ones: a counter that goes down looks
     * like a restart to Prometheus.
     */
    Receipt publish(String sink, Duration limit, FileGuard.Work<Receipt, InterruptedException> work)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        return FileGuard.holding(folder.resolve(sink + ".lock"), limit, work);
    }

    private Ledger countNewLines(JournalReader journal) throws IOException {
        LedgerFile file = new LedgerFile(folder.resolve("totals.json"));
        Ledger before = file.read();
        try {
            Ledger after = count(before, journal);
            if (after.upTo() > before.upTo()) {
                file.write(after);
            }
            return after;
        } catch (UncheckedIOException e) {
            throw new IOException("The journal cannot be read: " + e.getCause().getMessage(), e);
        }
    }

    private Ledger count(Ledger before, JournalReader journal) throws IOException {
        try (Stream<JournalEntry> lines = journal.after(Math.max(0, before.upTo() - 1))) {
            Iterator<JournalEntry> unread = lines.iterator();
            if (before.upTo() > 0) {
                requireSame(before, unread, journal);
            }
            Fold fold = new Fold(before);
            while (unread.hasNext()) {
                JournalEntry next = unread.next();
                requireNext(fold.upTo(), next);
                fold.add(next);
            }
            return fold.ledger();
        }
    }

    private void requireSame(Ledger before, Iterator<JournalEntry> lines, JournalReader journal) throws IOException {
        if (!lines.hasNext()) {
            throw replaced("line " + before.upTo() + " was counted, but the journal ends with line " + journal.last());
        }
        JournalEntry last = lines.next();
        if (last.number() != before.upTo() || !last.hash().equals(before.hash())) {
            throw replaced("line " + before.upTo() + " is not the line that was counted");
        }
    }

    private IOException replaced(String seen) {
        return new IOException("The journal is not the one that the totals in " + folder + " were counted from: " + seen
                + ". Bring the journal back, or remove totals.json to begin anew with what this journal holds.");
    }

    private static void requireNext(long last, JournalEntry next) throws IOException {
        // A journal that was pruned may begin later; from then on there are no gaps.
        if (next.number() <= last || (last > 0 && next.number() != last + 1)) {
            throw new IOException("The journal has line " + next.number() + " behind line " + last + ", expected line "
                    + (last + 1) + ". Verify the journal; nothing behind it is counted.");
        }
    }
}
