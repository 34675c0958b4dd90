package edu.paws360.deploy.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One writer at a time, over threads and processes. A file lock belongs to the whole JVM, so a lock of the JVM's own stands
 * in front of it. Waiting is bounded: whoever holds it longer is stuck, and nothing may be written beside it.
 */
final class FolderLock {
    private static final long LIMIT_SECONDS = 10;
    private static final Map<Path, ReentrantLock> WITHIN_JVM = new ConcurrentHashMap<>();

    private FolderLock() {}

    /** What is done while nobody else writes. */
    interface Work<T> {
        T done() throws IOException;
    }

    static <T> T holding(Path file, Work<T> work) throws IOException {
        ReentrantLock within =
                WITHIN_JVM.computeIfAbsent(file.toAbsolutePath().normalize(), path -> new ReentrantLock(true));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        takeWithinJvm(file, within);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            takeFromOthers(file, channel, end);
            return work.done();
        } finally {
            within.unlock();
        }
    }

    private static void takeWithinJvm(Path file, ReentrantLock within) throws JournalException {
        try {
            if (!within.tryLock(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw stuck(file);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new JournalException("Interrupted while waiting for " + file, interrupted);
        }
    }

    private static void takeFromOthers(Path file, FileChannel channel, long end) throws IOException {
        while (channel.tryLock() == null) {
            if (System.nanoTime() - end > 0) {
                throw stuck(file);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    private static JournalException stuck(Path file) {
        return new JournalException("Another process has held " + file + " for more than " + LIMIT_SECONDS
                + " s; find it (for example with lslocks) and end it");
    }
}
