package edu.paws360.deploy.queue.file;

import edu.paws360.deploy.queue.QueueGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    boolean hasPosixRights() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
