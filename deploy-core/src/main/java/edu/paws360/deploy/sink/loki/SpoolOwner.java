package edu.paws360.deploy.sink.loki;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says that a spool belongs to a process that lives: a file that it keeps locked. The operating system takes the lock back when
 * the process ends, however it ends, and then the spool may be taken over.
 */
final class SpoolOwner implements Closeable {
    // Locks belong to the JVM: a second channel on the same file would give ours up when it is closed.
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private SpoolOwner(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Takes a spool, unless it belongs to somebody. */
    static Optional<SpoolOwner> take(Path folder) throws IOException {
        Path file = folder.resolve("owner.lock").toAbsolutePath().normalize();
        if (!OURS.add(file)) {
            return Optional.empty();
        }
        Optional<SpoolOwner> owner = Optional.empty();
        try {
            owner = locked(file);
        } finally {
            if (owner.isEmpty()) {
                OURS.remove(file);
            }
        }
        return owner;
    }

    private static Optional<SpoolOwner> locked(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            locked = isLocked(channel);
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        return locked ? Optional.of(new SpoolOwner(file, channel)) : Optional.empty();
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException sameMachine) {
            return false;
        }
    }

    /** The folder of the spool. */
    Path folder() {
        return file.getParent();
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            OURS.remove(file);
        }
    }
}
