package edu.paws360.deploy.queue.file;

import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.queue.lease.QueueClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/**
 * {@code queue.json}. It is replaced as a whole, so that a reader without the lock sees one state or the next, and is on the
 * disk before anybody acts on it, so that a token is not given twice after a power cut. What cannot be understood is never
 * taken for an empty queue.
 */
final class StateFile {
    private final QueueFolder folder;
    private final QueueClock clock;

    StateFile(QueueFolder folder, QueueClock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    QueueState read() throws IOException, QueueUnavailableException {
        // The state is written before the first ticket's folder is made, so this order of looks cannot mistake a
        // beginning.
        boolean used = Files.exists(folder.tickets());
        try {
            return Json.read(folder.state(), QueueState.class);
        } catch (NoSuchFileException absent) {
            return beginning(used);
        } catch (Json.NotOursException notOurs) {
            throw StoreFault.corrupt(folder, notOurs);
        }
    }

    String version() throws IOException {
        try {
            BasicFileAttributes found = Files.readAttributes(folder.state(), BasicFileAttributes.class);
            return found.fileKey() + " " + found.lastModifiedTime().to(TimeUnit.NANOSECONDS) + " " + found.size();
        } catch (NoSuchFileException absent) {
            return "absent";
        }
    }

    /** Tokens of a new queue begin at the second of its making, above those of a queue that was removed before it. */
    private QueueState beginning(boolean used) throws QueueUnavailableException {
        if (used) {
            throw StoreFault.missing(folder);
        }
        return QueueState.fresh(clock.wall().getEpochSecond());
    }

    /** To be called under the folder's lock only. */
    void write(QueueState state) throws IOException {
        Json.write(folder.state(), folder.draft(), state);
        folder.sync();
    }
}
