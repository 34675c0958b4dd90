package edu.paws360.deploy.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The spec's exit code where scripts can read it: Maven itself exits with 1 for every failure. */
public final class ExitCode {
    private final Surroundings surroundings;

    /**
     * An exit code of one run.
     *
     * @param surroundings where it is written: the output folder, and {@code $GITHUB_OUTPUT} where there is one
     */
    public ExitCode(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * Takes the code of an earlier run away, which nobody must take for this one's.
     *
     * @throws IOException if it is there and cannot be removed
     */
    public void forget() throws IOException {
        Files.deleteIfExists(file());
    }

    /**
     * Writes it.
     *
     * @param code 0, or the number of the check that failed
     * @throws IOException if it cannot be written
     */
    public void write(int code) throws IOException {
        Files.createDirectories(surroundings.output());
        Files.writeString(file(), code + "\n");
        StepFile.GITHUB_OUTPUT.append(surroundings.environment(), "exit-code=" + code + "\n");
    }

    private Path file() {
        return surroundings.output().resolve("exit-code");
    }
}
