package edu.paws360.deploy.metrics;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps other threads and other processes out, for a short while. It ends with its process, however that ends. The file
 * stays, because removing it would let two in.
 */
final class FolderLock {
    private static final Duration PAUSE = Duration.ofMillis(20);

    /**
     * What threads of this process hold: the system's locks belong to processes, and closing any channel of a locked file
     * gives up the lock, so a second thread must not even open the file.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Something that nobody else may do at the same time. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException, InterruptedException;
    }

    /**
     * Waits until nobody else holds the lock, and works while holding it.
     *
     * @param file the lock's file; its folder must exist
     * @param limit how long to wait at most
     * @param work what to do
     * @return what the work returns
     * @throws IOException if the lock is not free within the limit, its file cannot be opened, or the work throws it
     * @throws InterruptedException if the thread is interrupted while waiting, or the work throws it
     */
    static <T> T holding(Path file, Duration limit, Work<T> work) throws IOException, InterruptedException {
        FolderLock lock = acquire(file, limit);
        try {
            return work.run();
        } finally {
            lock.release();
        }
    }

    private static FolderLock acquire(Path file, Duration limit) throws IOException, InterruptedException {
        Path real = file.toAbsolutePath().getParent().toRealPath().resolve(file.getFileName());
        long began = System.nanoTime();
        Optional<FolderLock> lock = attempt(real);
        while (lock.isEmpty()) {
            if (System.nanoTime() - began >= limit.toNanos()) {
                throw new IOException("Another deployment has held " + real + " for " + limit.toMillis() / 1000.0
                        + " s, expected a moment. Nothing is lost: the next run goes on from here.");
            }
            Thread.sleep(PAUSE.toMillis());
            lock = attempt(real);
        }
        return lock.get();
    }

    private static Optional<FolderLock> attempt(Path file) throws IOException {
        if (!HELD_HERE.add(file)) {
            return Optional.empty();
        }
        Optional<FolderLock> lock = Optional.empty();
        try {
            lock = lock(file);
        } finally {
            if (lock.isEmpty()) {
                HELD_HERE.remove(file);
            }
        }
        return lock;
    }

    private static Optional<FolderLock> lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException heldByAnotherClassLoader) {
            return Optional.empty();
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return Optional.ofNullable(lock).map(held -> new FolderLock(file, channel));
    }

    private void release() throws IOException {
        try {
            channel.close();
        } finally {
            HELD_HERE.remove(file);
        }
    }
}
