package edu.paws360.deploy.queue;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One at a time among all threads of all processes, for a few milliseconds. The kernel's file locks know processes only, and
 * a process that closes any channel on a file loses its lock, whichever thread took it. So threads first take turns here:
 * by a lock that can be waited for with a limit, then by an interned string, which every class loader of this machine shares
 * (two plugin realms of one Maven have two of everything else).
 */
final class FolderLock {
    private static final Map<Path, ReentrantLock> TURNS = new ConcurrentHashMap<>();
    private static final long PAUSE_MILLIS = 5;

    private final QueueFolder folder;
    private final Duration limit;

    FolderLock(QueueFolder folder, Duration limit) {
        this.folder = folder;
        this.limit = limit;
    }

    /** What is done under the lock. */
    interface Section<T> {
        T run() throws IOException, QueueUnavailableException;
    }

    <T> T locked(Section<T> section) throws IOException, QueueUnavailableException, InterruptedException {
        Path real = folder.path().toRealPath();
        long deadline = System.nanoTime() + limit.toNanos();
        ReentrantLock turn = TURNS.computeIfAbsent(real, path -> new ReentrantLock(true));
        if (!turn.tryLock(limit.toNanos(), TimeUnit.NANOSECONDS)) {
            throw busy();
        }
        try {
            return alone(real, deadline, section);
        } finally {
            turn.unlock();
        }
    }

    private <T> T alone(Path real, long deadline, Section<T> section)
            throws IOException, QueueUnavailableException, InterruptedException {
        synchronized ((FolderLock.class.getName() + real).intern()) {
            try (FileChannel channel = FileChannel.open(folder.lock(), CREATE, WRITE)) {
                awaitLock(channel, deadline);
                return section.run();
            }
        }
    }

    /** Asks again and again: a blocking lock has no limit, and an interrupt would close the channel under it. */
    private void awaitLock(FileChannel channel, long deadline)
            throws IOException, QueueUnavailableException, InterruptedException {
        while (!isLocked(channel)) {
            if (System.nanoTime() - deadline > 0) {
                throw busy();
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException sameMachine) {
            return false;
        }
    }

    private QueueUnavailableException busy() {
        return StoreFault.busy(folder, limit);
    }
}
