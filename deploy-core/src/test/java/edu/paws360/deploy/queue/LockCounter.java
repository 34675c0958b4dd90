package edu.paws360.deploy.queue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Counts in a file that nothing but the lock protects: a count is lost wherever two are in at once. */
public final class LockCounter {
    private LockCounter() {}

    /** Arguments: the folder of the lock, the file of the count, how often to count. */
    public static void main(String[] args) throws Exception {
        FolderLock lock = new FolderLock(new QueueFolder(Path.of(args[0])), Duration.ofSeconds(60));
        Path file = Path.of(args[1]);
        for (int i = 0; i < Integer.parseInt(args[2]); i++) {
            lock.locked(() -> Files.writeString(file, Integer.toString(read(file) + 1)));
        }
    }

    private static int read(Path file) throws java.io.IOException {
        return Files.exists(file) ? Integer.parseInt(Files.readString(file)) : 0;
    }
}
