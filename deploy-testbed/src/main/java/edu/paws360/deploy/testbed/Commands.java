package edu.paws360.deploy.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Short commands that have to succeed. */
final class Commands {
    private static final long LIMIT_SECONDS = 60;

    private Commands() {}

    /** Runs a command and gives back what it printed. */
    static String run(List<String> command) {
        return run(command, LIMIT_SECONDS);
    }

    /** Runs a command that may take so long, and gives back what it printed. */
    static String run(List<String> command, long seconds) {
        try {
            Path output = Files.createTempFile("testbed", ".out");
            try {
                return run(command, seconds, output);
            } finally {
                Files.delete(output);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(command.get(0) + " could not be run", failed);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(impatient);
        }
    }

    private static String run(List<String> command, long seconds, Path output)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .start();
        boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        String said = Files.readString(output, StandardCharsets.UTF_8);
        if (!ended || process.exitValue() != 0) {
            throw new IllegalStateException(
                    command + (ended ? " ended with " + process.exitValue() : " does not end") + " and said:\n" + said);
        }
        return said;
    }
}
