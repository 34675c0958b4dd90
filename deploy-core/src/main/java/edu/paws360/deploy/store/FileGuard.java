package edu.paws360.deploy.store;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One at a time among all threads of all processes, for a few milliseconds. The kernel's file locks know processes only, and
 * a process that closes any channel on a file loses its lock, whichever thread took it. So threads first take turns here: by
 * a lock that can be waited for with a limit, then by an interned string, which every class loader of this machine shares (two
 * plugin realms of one Maven have two of everything else). The file stays, because removing it would let two in. Thread-safe.
 */
public final class FileGuard {
    private static final Map<Path, ReentrantLock> TURNS = new ConcurrentHashMap<>();
    private static final long PAUSE_MILLIS = 2;

    private FileGuard() {}

    /**
     * What nobody else may do at the same time.
     *
     * @param <T> what it gives
     * @param <X> what it may throw besides
     */
    @FunctionalInterface
    public interface Work<T, X extends Exception> {
        /**
         * Does it.
         *
         * @return its result
         * @throws IOException if it fails
         * @throws X if it fails in a way of its own
         */
        T run() throws IOException, X;
    }

    /**
     * Waits until nobody else holds the lock, and works while holding it.
     *
     * @param <T> what the work gives
     * @param <X> what the work may throw besides
     * @param file the lock's file; its folder must exist
     * @param limit how long to wait at most
     * @param work what to do
     * @return what the work returns
     * @throws LockBusyException if the lock is not free within the limit
     * @throws IOException if the lock's file cannot be opened, or the work throws it
     * @throws InterruptedException if the thread is interrupted while waiting
     * @throws X if the work throws it
     */
    public static <T, X extends Exception> T holding(Path file, Duration limit, Work<T, X> work)
            throws IOException, InterruptedException, X {
        Path real = real(file);
        return inTurn(Turnstile.of(real), limit, deadline -> {
            try (FileChannel channel = FileChannel.open(real, CREATE, WRITE)) {
                awaitLock(channel, real, deadline, limit);
                return work.run();
            }
        });
    }

    static Path real(Path file) throws IOException {
        return file.toAbsolutePath().getParent().toRealPath().resolve(file.getFileName());
    }

    /** What is done while no other thread of this machine is about it, until a moment of {@link System#nanoTime()} at most. */
    interface Turn<T, X extends Exception> {
        T take(long deadline) throws IOException, InterruptedException, X;
    }

    /**
     * Where threads of this machine wait for one another.
     *
     * @param real the lock's file
     * @param threads for those of this class loader
     * @param machine for those of all class loaders: an interned string
     */
    record Turnstile(Path real, ReentrantLock threads, Object machine) {
        static Turnstile of(Path real) {
            return new Turnstile(
                    real,
                    TURNS.computeIfAbsent(real, path -> new ReentrantLock(true)),
                    (FileGuard.class.getName() + real).intern());
        }
    }

    static <T, X extends Exception> T inTurn(Turnstile place, Duration limit, Turn<T, X> turn)
            throws IOException, InterruptedException, X {
        long deadline = System.nanoTime() + limit.toNanos();
        ReentrantLock threads = place.threads();
        if (threads.isHeldByCurrentThread() || !threads.tryLock(limit.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new LockBusyException(place.real(), limit);
        }
        try {
            synchronized (place.machine()) {
                return turn.take(deadline);
            }
        } finally {
            threads.unlock();
        }
    }

    /** Asks again and again: a blocking lock has no limit, and an interrupt would close the channel under it. */
    static FileLock awaitLock(FileChannel channel, Path real, long deadline, Duration limit)
            throws IOException, InterruptedException {
        for (Optional<FileLock> lock = tryLock(channel); ; lock = tryLock(channel)) {
            if (lock.isPresent()) {
                return lock.get();
            }
            if (System.nanoTime() - deadline > 0) {
                throw new LockBusyException(real, limit);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException sameMachine) {
            return Optional.empty();
        }
    }
}
