package edu.paws360.deploy.journal;

import edu.paws360.deploy.store.FileGuard;
import edu.paws360.deploy.store.LockBusyException;
import edu.paws360.deploy.store.StandingGuard;
import java.io.IOException;
import java.nio.file.Files;
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

    /** Room that is kept back for when the disk is full. */
    Path reserve() {
        return folder.resolve("journal.reserve");
    }

    /** Where lines are that were taken out. */
    Path archive() {
        return folder.resolve("archive");
    }

    Path running() {
        return folder.resolve("running");
    }

    /** Where the torn end behind line {@code count} is kept: a name that no earlier one has. */
    Path torn(long count) {
        String name = "journal.torn-after-" + count;
        Path torn = folder.resolve(name);
        for (int next = 2; Files.exists(torn); next++) {
            torn = folder.resolve(name + "." + next);
        }
        return torn;
    }

    /** Held by whoever writes the journal. */
    Path lock() {
        return folder.resolve("journal.lock");
    }

    /** Works while nobody else, in this process or another, writes the journal. */
    <T> T holding(FileGuard.Work<T, IOException> work) throws IOException {
        return holding(lock(), work);
    }

    /** Works while nobody else holds this lock. */
    static <T> T holding(Path lock, FileGuard.Work<T, IOException> work) throws IOException {
        return patiently(() -> FileGuard.holding(lock, LOCK_LIMIT, work));
    }

    /** Works while nobody else holds this lock. */
    static <T> T holding(StandingGuard lock, FileGuard.Work<T, IOException> work) throws IOException {
        return patiently(() -> lock.holding(LOCK_LIMIT, work));
    }

    private interface Waiting<T> {
        T take() throws IOException, InterruptedException;
    }

    /** An interrupt neither ends the wait nor is lost: a cancelled deployment must still be able to say so. */
    private static <T> T patiently(Waiting<T> waiting) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return waiting.take();
                } catch (InterruptedException whileWaiting) {
                    interrupted = true;
                }
            }
        } catch (LockBusyException busy) {
            throw new JournalException(busy.getMessage(), busy);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What to do where a journal is not as it was written. */
    static String advice() {
        return ". Keep the folder for an examination, and restore the journal from a backup or set deploy.audit.dir to a new"
                + " folder";
    }

    boolean hasLines() {
        return Files.exists(lines());
    }
}
