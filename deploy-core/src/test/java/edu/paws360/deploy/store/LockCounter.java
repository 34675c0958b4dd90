package edu.paws360.deploy.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Counts in a file that nothing but the lock protects: a count is lost wherever two are in at once. */
public final class LockCounter {
    private LockCounter() {}

    /** Arguments: the folder of the lock, the file of the count, how often to count. */
    public static void main(String[] args) throws Exception {
        Path lock = Path.of(args[0]).resolve("some.lock");
        Path file = Path.of(args[1]);
        for (int i = 0; i < Integer.parseInt(args[2]); i++) {
            FileGuard.holding(
                    lock, Duration.ofSeconds(60), () -> Files.writeString(file, Integer.toString(read(file) + 1)));
        }
    }

    private static int read(Path file) throws IOException {
        return Files.exists(file) ? Integer.parseInt(Files.readString(file)) : 0;
    }
}
