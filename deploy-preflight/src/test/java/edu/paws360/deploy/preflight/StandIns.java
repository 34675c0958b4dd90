package edu.paws360.deploy.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Programs of our own in a folder that is the only one on the PATH. */
final class StandIns {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long POLL_MILLIS = 20;

    private final Path folder;

    StandIns(Path folder) {
        this.folder = folder;
    }

    Map<String, String> environment() {
        return Map.of("PATH", folder.toString());
    }

    Programs programs() {
        return new Programs(folder, environment());
    }

    /** Writes a program that knows these arguments, each with what the shell then does, and refuses all others. */
    void write(String name, Map<String, String> actions) throws IOException {
        StringBuilder script = new StringBuilder("case \"$*\" in\n");
        actions.forEach((arguments, action) -> script.append("'")
                .append(arguments)
                .append("') ")
                .append(action)
                .append(" ;;\n"));
        write(
                name,
                script.append("*) echo \"refused: $*\" >&2; exit 64 ;;\nesac\n").toString());
    }

    void write(String name, String script) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** A shell action that leaves its process id and its child's, and then hangs. */
    String hang() {
        return "/bin/sleep 300 & echo \"$$ $!\" > " + folder + "/pids.new; /bin/mv " + folder + "/pids.new " + folder
                + "/pids; wait";
    }

    /** Waits until what hangs has told its process ids. */
    ProcessHandle[] hanging() throws Exception {
        Path pids = folder.resolve("pids");
        await(() -> Files.exists(pids), "a program hangs");
        return Files.readString(pids)
                .strip()
                .transform(text -> Stream.of(text.split(" ", -1)))
                .map(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .flatMap(Optional::stream)
                .toArray(ProcessHandle[]::new);
    }

    /** Checks that nothing of what hung is left. */
    void assertGone() throws Exception {
        for (ProcessHandle process : hanging()) {
            await(() -> !process.isAlive(), "process " + process.pid() + " is gone");
        }
    }

    static void await(Callable<Boolean> condition, String what) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            Thread.sleep(POLL_MILLIS);
        }
    }
}
