package edu.paws360.deploy.journal;

import edu.paws360.deploy.store.FileGuard;
import edu.paws360.deploy.store.LockBusyException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** The files of a journal in its folder. */
record JournalFiles(Path folder) {
    private static final Duration LOCK_LIMIT = Duration.ofSeconds(10);

    Path lines() {
        return folder.resolve("journal.jsonl");
    }

    Path head() {
        return folder.resolve("journal.head");
    }

    /** Works while nobody else, in this process or another, reads or writes the journal as a whole. */
    <T> T holding(FileGuard.Work<T, IOException> work) throws IOException {
        return holding(folder.resolve("journal.lock"), work);
    }

    /** Works while nobody else holds this lock. */
    static <T> T holding(Path lock, FileGuard.Work<T, IOException> work) throws IOException {
        try {
            return FileGuard.holding(lock, LOCK_LIMIT, work);
        } catch (LockBusyException busy) {
            throw new JournalException(busy.getMessage(), busy);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new JournalException("Interrupted while waiting for the journal", interrupted);
        }
    }

    Path running() {
        return folder.resolve("running");
    }

    /** Where the torn end behind line {@code count} is kept. */
    Path torn(long count) {
        return folder.resolve("journal.torn-after-" + count);
    }
}
