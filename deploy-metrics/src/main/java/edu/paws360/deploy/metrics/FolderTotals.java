package edu.paws360.deploy.metrics;

import edu.paws360.deploy.journal.JournalReader;
import edu.paws360.deploy.sink.Receipt;
import edu.paws360.deploy.store.FileGuard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Keeps the totals of all deployments of a journal, in {@code totals.json} of the audit folder, together with the number of
 * the last line counted. Neither a crash nor a repeated delivery nor a second process can lose a count or count twice:
 * under a lock, the lines behind that number are counted, and the file is replaced as a whole. A file that cannot be
 * understood is kept aside as {@code totals.json.unreadable-1} (2, 3 and so on), and the journal is counted again from the
 * first line that it has; what was pruned from it before is not counted then. Thread-safe, and safe among processes that share the folder.
 */
final class FolderTotals extends TotalsStore {
    private static final Duration LOCK_LIMIT = Duration.ofSeconds(10);

    private final Path folder;

    FolderTotals(Path folder) {
        super(folder, StoreKind.FOLDER);
        this.folder = folder;
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

    @Override
    Receipt publishCounted(String target, Duration limit, JournalReader journal, Publication publication)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        return FileGuard.holding(folder.resolve(target + ".lock"), limit, () -> publication.of(kept(catchUp(journal))));
    }

    /** How far the journal was counted into this folder's totals. */
    Position position() throws IOException {
        return new LedgerFile(folder.resolve("totals.json")).read().position();
    }

    private Ledger countNewLines(JournalReader journal) throws IOException {
        LedgerFile file = new LedgerFile(folder.resolve("totals.json"));
        Ledger before = file.read();
        Ledger after = new Counting(journal, "the totals in " + folder, "remove totals.json").goOn(before);
        if (after.upTo() > before.upTo()) {
            file.write(after);
        }
        return after;
    }
}
