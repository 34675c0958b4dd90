package edu.paws360.deploy.queue.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;

/**
 * Where the files of one group lie.
 *
 * @param path the group's own folder
 */
record QueueFolder(Path path) {
    private static final Pattern GROUP = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    static QueueFolder of(Path base, String group) {
        if (!GROUP.matcher(group).matches()) {
            throw new IllegalArgumentException(
                    "The queue's group is \"" + group
                            + "\", expected 1 to 64 letters, digits, dots, dashes and underscores, beginning with a letter or digit.");
        }
        return new QueueFolder(base.toAbsolutePath().resolve(group));
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
