package edu.paws360.deploy.queue.postgres;

import edu.paws360.deploy.testbed.Eventually;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Starts a {@link PostgresProcess}, talks to it, stops it, kills it. */
final class PostgresChild implements AutoCloseable {
    static final String ADDRESS = "QUEUE_ADDRESS";

    private final Process process;
    private final PrintStream commands;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    PostgresChild(URI address, String group, Duration lease, Duration settle) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                PostgresProcess.class.getName(),
                group,
                Long.toString(lease.toMillis()),
                Long.toString(settle.toMillis()));
        builder.environment().put(ADDRESS, address.toString());
        process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        Thread reader = new Thread(this::readAnswers, "answers of " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    private void readAnswers() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(answers::add);
        } catch (IOException | UncheckedIOException ended) {
            answers.add("ended " + ended);
        }
    }

    String ask(String command) throws InterruptedException {
        commands.println(command);
        String answer = answers.poll(30, TimeUnit.SECONDS);
        if (answer == null) {
            throw new AssertionError("No answer from " + process);
        }
        return answer;
    }

    /** Enters and waits for the turn; returns the fencing token. */
    long hold() throws InterruptedException {
        ask("enter");
        return Long.parseLong(ask("await").replace("ok ", ""));
    }

    void kill() {
        process.destroyForcibly().onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }

    void stop() throws IOException, InterruptedException {
        signal("STOP");
        Eventually.holds(this::isStopped);
    }

    void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    private boolean isStopped() {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) == 'T';
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }

    @Override
    public void close() {
        kill();
        commands.close();
    }
}
