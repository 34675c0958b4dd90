package edu.paws360.deploy.preflight;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs other programs: each bounded in time and output, without input, and ended with its descendants when it is over
 * its limit or the caller is interrupted. Immutable and thread-safe.
 *
 * @param folder where they run
 * @param environment their whole environment; its {@code PATH} says where they are looked for
 */
record Programs(Path folder, Map<String, String> environment) {
    private static final long POLL_MILLIS = 10;
    private static final long END_MILLIS = 1_000;

    /** How a program ended. */
    enum Ending {
        /** By itself. */
        EXITED,
        /** By us, since it was still running at its limit. */
        TIMED_OUT,
        /** By us, since it wrote more than allowed. */
        TOO_TALKATIVE
    }

    /**
     * What a program said.
     *
     * @param ending how it ended
     * @param exitCode its exit code; not 0 unless it exited by itself
     * @param output its standard output
     * @param errors its standard error
     */
    record Ended(Ending ending, int exitCode, String output, String errors) {
        boolean isSuccess() {
            return ending == Ending.EXITED && exitCode == 0;
        }
    }

    /** The same programs, told more by their environment. */
    Programs with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new Programs(folder, Map.copyOf(all));
    }

    /** Looks a program up, as a shell would. */
    Optional<Path> find(String name) {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(entry -> !entry.isBlank())
                .map(entry -> folder.resolve(entry).resolve(name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /**
     * Runs a program until it ends or is ended.
     *
     * @param limit how long it may take
     * @param outputMax how many bytes it may write to standard output, and to standard error
     * @param command the program and its arguments
     * @return what it said
     * @throws IOException if it could not be started or heard
     * @throws InterruptedException if interrupted; the program has been ended then
     */
    Ended run(Duration limit, int outputMax, List<String> command) throws IOException, InterruptedException {
        return run(limit, outputMax, command, () -> {});
    }

    /**
     * The same, for whoever has something else to do meanwhile.
     *
     * @param meanwhile what to do once the program has been started; its time is the program's, too
     */
    Ended run(Duration limit, int outputMax, List<String> command, Runnable meanwhile)
            throws IOException, InterruptedException {
        try (Capture output = new Capture();
                Capture errors = new Capture()) {
            long deadline = System.nanoTime() + limit.toNanos();
            Process process = start(command, output, errors);
            try {
                output.hide();
                errors.hide();
                process.getOutputStream().close();
                meanwhile.run();
                Ending ending = await(process, deadline, outputMax, output, errors);
                int exitCode = ending == Ending.EXITED ? process.exitValue() : -1;
                return new Ended(ending, exitCode, output.text(outputMax), errors.text(outputMax));
            } finally {
                end(process);
            }
        }
    }

    private Process start(List<String> command, Capture output, Capture errors) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(output.file().toFile())
                .redirectError(errors.file().toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new IOException(
                    Wording.quote(e.getMessage()) + " (expected it to start); see that this user may run it here", e);
        }
    }

    private static Ending await(Process process, long deadline, int outputMax, Capture output, Capture errors)
            throws IOException, InterruptedException {
        while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            if (output.size() > outputMax || errors.size() > outputMax) {
                return Ending.TOO_TALKATIVE;
            }
            if (System.nanoTime() - deadline >= 0) {
                return Ending.TIMED_OUT;
            }
        }
        return output.size() > outputMax ? Ending.TOO_TALKATIVE : Ending.EXITED;
    }

    private static void end(Process process) throws InterruptedException {
        if (process.isAlive()) {
            List<ProcessHandle> family = process.descendants().toList();
            process.destroyForcibly();
            family.forEach(ProcessHandle::destroyForcibly);
            process.waitFor(END_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
