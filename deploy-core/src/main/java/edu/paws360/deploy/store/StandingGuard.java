package edu.paws360.deploy.store;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A {@link FileGuard} for those who take the same lock again and again: its file stays open. Excludes, and is excluded by, everybody
 * who holds a {@link FileGuard} on the same file. Thread-safe.
 */
public final class StandingGuard implements Closeable {
    private static final Duration TO_CLOSE = Duration.ofSeconds(10);
    // One that is collected as garbage would close its file, and with it give up a lock that another one of this
    // process has.
    private static final Set<FileChannel> OPEN = ConcurrentHashMap.newKeySet();

    private final Path file;
    private Optional<FileGuard.Turnstile> place = Optional.empty();
    private Optional<FileChannel> channel = Optional.empty();
    private Optional<Object> identity = Optional.empty();

    /**
     * A guard; nothing is opened yet.
     *
     * @param file the lock's file; its folder must exist when the lock is taken
     */
    public StandingGuard(Path file) {
        this.file = file;
    }

    /**
     * Waits until nobody else holds the lock, and works while holding it.
     *
     * @param <T> what the work gives
     * @param <X> what the work may throw besides
     * @param limit how long to wait at most
     * @param work what to do
     * @return what the work returns
     * @throws LockBusyException if the lock is not free within the limit
     * @throws IOException if the lock's file cannot be opened, or the work throws it
     * @throws InterruptedException if the thread is interrupted while waiting
     * @throws X if the work throws it
     */
    public <T, X extends Exception> T holding(Duration limit, FileGuard.Work<T, X> work)
            throws IOException, InterruptedException, X {
        FileGuard.Turnstile turns = place();
        Path path = turns.real();
        return FileGuard.inTurn(turns, limit, deadline -> {
            FileLock lock = FileGuard.awaitLock(channel(path), path, deadline, limit);
            try {
                return work.run();
            } finally {
                lock.release();
            }
        });
    }

    private synchronized FileGuard.Turnstile place() throws IOException {
        if (place.isEmpty()) {
            place = Optional.of(FileGuard.Turnstile.of(FileGuard.real(file)));
        }
        return place.get();
    }

    /** The file, which somebody may have removed together with its folder. */
    private FileChannel channel(Path path) throws IOException {
        if (channel.isEmpty() || identity.isEmpty() || !identity.equals(identity(path))) {
            closeChannel();
            FileChannel fresh = FileChannel.open(path, CREATE, WRITE);
            OPEN.add(fresh);
            channel = Optional.of(fresh);
            identity = identity(path);
        }
        return channel.get();
    }

    private static Optional<Object> identity(Path path) throws IOException {
        try {
            return Optional.ofNullable(
                    Files.readAttributes(path, BasicFileAttributes.class).fileKey());
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    private void closeChannel() throws IOException {
        if (channel.isPresent()) {
            OPEN.remove(channel.get());
            channel.get().close();
            channel = Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        close(() -> {});
    }

    /**
     * Closes the file in its turn, since closing it gives up whatever lock this process has on it, together with what is used
     * under the lock. Waits for threads of this machine, and for no other process.
     *
     * @param together what is closed then, too
     * @throws LockBusyException if another thread does not come to its end within 10 s; then nothing is closed
     * @throws IOException if something cannot be closed
     */
    public void close(Closeable together) throws IOException {
        if (channel.isEmpty()) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            FileGuard.inTurn(place(), TO_CLOSE, deadline -> {
                together.close();
                closeChannel();
                return true;
            });
        } catch (InterruptedException hurried) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
