package edu.paws360.deploy.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Another process, which holds the lock of a file until it is killed. */
final class LockOwner implements AutoCloseable {
    private static final String HOLD = """
            import fcntl, sys
            file = open(sys.argv[1], sys.argv[2])
            fcntl.lockf(file, getattr(fcntl, sys.argv[3]))
            print('held', flush=True)
            sys.stdin.read()
            """;

    private final Process process;

    private LockOwner(Path file, String mode, String lock) throws IOException {
        process = new ProcessBuilder("python3", "-c", HOLD, file.toString(), mode, lock)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = process.inputReader().readLine();
        if (!"held".equals(said)) {
            process.destroyForcibly();
            throw new IOException("expected a process that holds the lock of " + file + ", and it said " + said);
        }
    }

    /** One that lets nobody else have it, as a deployment does. */
    static LockOwner of(Path file) throws IOException {
        return new LockOwner(file, "w", "LOCK_EX");
    }

    /** One that shares it with others who do, as whoever only looks. */
    static LockOwner sharing(Path file) throws IOException {
        return new LockOwner(file, "r", "LOCK_SH");
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().orTimeout(1, TimeUnit.MINUTES).join();
    }
}
