package edu.paws360.deploy.queue.file;

import edu.paws360.deploy.queue.QueueGroup;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where the files of one group lie.
 *
 * @param path the group's own folder
 */
record QueueFolder(Path path) {
    static QueueFolder of(Path base, String group) {
        return new QueueFolder(base.toAbsolutePath().resolve(QueueGroup.checked(group)));
    }

    Path state() {
        return path.resolve("queue.json");
    }

    Path draft() {
        return path.resolve("queue.json.tmp");
    }

    Path live() {
        return path.resolve("live.json");
    }

    Path liveDraft() {
        return path.resolve("live.json.tmp");
    }

    Path lock() {
        return path.resolve("queue.lock");
    }

    Path tickets() {
        return path.resolve("tickets");
    }

    TicketFiles ticket(long number) {
        return new TicketFiles(tickets(), number);
    }

    /** Makes the folder, for its owner only, unless it is there. */
    void create() throws IOException {
        Files.createDirectories(path, ownerOnly());
    }

    private FileAttribute<?>[] ownerOnly() {
        return hasPosixRights()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Whether this is a file system on which rights can be set, and a folder be synced. */
    private boolean hasPosixRights() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Puts on the disk that a file in it was replaced, interrupted or not. */
    void sync() throws IOException {
        if (!hasPosixRights()) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        while (!isSynced()) {
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isSynced() throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
            return true;
        } catch (ClosedByInterruptException again) {
            return false;
        }
    }
}
