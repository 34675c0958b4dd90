package edu.paws360.deploy.queue.file;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A sign of life that ends with the process: a lock on the ticket's file, which the kernel takes back whatever way the
 * process ends. Its channel is the only one this process may ever open on the file, since closing another would give the lock
 * away; so nobody asks {@link #isHeld} about a ticket of the own process.
 */
final class TicketLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TicketLock.class);

    private final FileChannel channel;

    private TicketLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock of a ticket that is not in the state yet, so that nobody else can be asking about it. */
    static TicketLock take(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        FileChannel channel = FileChannel.open(file, CREATE, WRITE);
        try {
            if (channel.tryLock() == null) {
                throw new IOException(file + " is locked by another process, expected it to be unused");
            }
            return new TicketLock(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Whether another process, the owner, still lives. Locks are asked for shared, so that those who ask do not take each
     * other for the owner, and one at a time, since the machine refuses a second lock of its own. A file that is missing
     * proves nothing: then the lease decides.
     */
    static synchronized boolean isHeld(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, READ);
                FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return lock == null;
        } catch (OverlappingFileLockException | NoSuchFileException unknown) {
            return true;
        }
    }

    /** The kernel lets go of the lock even where closing says that something else went wrong. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("The lock of a ticket could not be closed", e);
        }
    }
}
