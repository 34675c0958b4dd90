package edu.paws360.deploy.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A process that takes a lock, says {@code held}, and keeps it until its input ends; or says that it is {@code busy}. */
final class LockProcess {
    private LockProcess() {}

    public static void main(String[] args) throws Exception {
        try {
            FileGuard.holding(Path.of(args[0]), Duration.ZERO, LockProcess::keep);
        } catch (IOException e) {
            System.out.println("busy");
        }
    }

    private static int keep() throws IOException {
        System.out.println("held");
        return System.in.read();
    }
}
