package edu.paws360.deploy.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The real git program, asked questions only: it changes nothing, asks nobody, uses no network, and all questions
 * together take no longer than the limit. For one thread.
 */
final class Git {
    private static final int OUTPUT_LIMIT = 64 * 1024;
    // Where the configuration lies may be said; every other GIT_ variable could point git at another repository.
    private static final Set<String> KEPT = Set.of("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM");
    private static final List<String> HARMLESS = List.of(
            "--no-optional-locks",
            "--no-replace-objects",
            "--no-pager",
            "-c",
            "core.fsmonitor=false",
            "-c",
            "protocol.allow=never");

    private final Path program;
    private final Path folder;
    private final Map<String, String> environment;
    private final Set<String> withheld;
    private final long deadline;

    /**
     * Nothing runs yet.
     *
     * @param program the git program
     * @param folder where it runs
     * @param environment the environment variables; those that redirect git are left out
     * @param withheld the names of those that git does not get: its configuration names filters, which are programs
     * @param limit how long all questions may take together
     */
    Git(Path program, Path folder, Map<String, String> environment, Set<String> withheld, Duration limit) {
        this.program = program;
        this.folder = folder;
        this.environment = environment;
        this.withheld = withheld;
        this.deadline = System.nanoTime() + limit.toNanos();
    }

    /**
     * Where git is, by the {@code PATH} of these variables; relative entries are passed over.
     *
     * @param environment the environment variables
     * @return the program, where there is one
     */
    static Optional<Path> program(Map<String, String> environment) {
        return Pattern.compile(Pattern.quote(System.getProperty("path.separator")))
                .splitAsStream(environment.getOrDefault("PATH", ""))
                .filter(entry -> !entry.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute)
                .flatMap(entry -> Stream.of(entry.resolve("git"), entry.resolve("git.exe")))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /**
     * Asks one question and waits for the answer.
     *
     * @param arguments the arguments
     * @return the answer, whatever the exit code
     * @throws IOException if the program cannot be started or read
     * @throws TimeoutException if the time is up; the program is ended
     * @throws InterruptedException if this thread is interrupted; the program is ended
     */
    GitAnswer ask(String... arguments) throws IOException, TimeoutException, InterruptedException {
        Process process = start(List.of(arguments));
        try {
            process.getOutputStream().close();
            FutureTask<String> out = reading(process.getInputStream());
            FutureTask<String> err = reading(process.getErrorStream());
            String printed = out.get(left(), TimeUnit.NANOSECONDS);
            String complained = err.get(left(), TimeUnit.NANOSECONDS);
            if (!process.waitFor(left(), TimeUnit.NANOSECONDS)) {
                throw new TimeoutException();
            }
            return new GitAnswer(process.exitValue(), printed, complained);
        } catch (ExecutionException e) {
            throw new IOException("git could not be read.", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Process start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(HARMLESS);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> variables = builder.environment();
        variables.clear();
        variables.putAll(environment);
        variables.keySet().removeIf(name -> name.startsWith("GIT_") && !KEPT.contains(name));
        variables.keySet().removeAll(withheld);
        variables.putAll(Map.of("GIT_TERMINAL_PROMPT", "0", "GIT_NO_LAZY_FETCH", "1", "LC_ALL", "C"));
        return builder.start();
    }

    private static FutureTask<String> reading(InputStream stream) {
        FutureTask<String> task = new FutureTask<>(() -> {
            try (stream) {
                byte[] kept = stream.readNBytes(OUTPUT_LIMIT);
                stream.transferTo(OutputStream.nullOutputStream());
                return new String(kept, StandardCharsets.UTF_8);
            }
        });
        Thread reader = new Thread(task, "git-output");
        reader.setDaemon(true);
        reader.start();
        return task;
    }

    private long left() {
        return Math.max(0, deadline - System.nanoTime());
    }
}
