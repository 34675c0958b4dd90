package edu.paws360.deploy.queue.file;

import edu.paws360.deploy.store.FileGuard;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Starts a {@link QueueProcess}, talks to it, stops it, kills it. */
final class ChildQueue implements AutoCloseable {
    private final Process process;
    private final PrintStream commands;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    ChildQueue(Path base, String group, Duration lease, Duration settle) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        QueueProcess.class.getName(),
                        base.toString(),
                        group,
                        Long.toString(lease.toMillis()),
                        Long.toString(settle.toMillis()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
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

    void send(String command) {
        commands.println(command);
    }

    String answer() throws InterruptedException {
        String answer = answers.poll(30, TimeUnit.SECONDS);
        if (answer == null) {
            throw new AssertionError("No answer from " + process);
        }
        return answer;
    }

    String ask(String command) throws InterruptedException {
        send(command);
        return answer();
    }

    /** Enters and waits for the turn; returns the fencing token. */
    long hold() throws InterruptedException {
        ask("enter d-child");
        return Long.parseLong(ask("await 20000").replace("ok ", ""));
    }

    void kill() {
        process.destroyForcibly().onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }

    /** Stops it as SIGSTOP does, but not while it has the queue's short lock, which would stop everybody. */
    void stop(QueueFolder folder) throws Exception {
        FileGuard.holding(folder.lock(), Duration.ofSeconds(10), () -> {
            signal("STOP");
            while (!isStopped()) {
                Thread.onSpinWait();
            }
            return true;
        });
    }

    void resume() throws IOException {
        signal("CONT");
    }

    private void signal(String name) throws IOException {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isStopped() throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
        return stat.charAt(stat.lastIndexOf(')') + 2) == 'T';
    }

    @Override
    public void close() {
        kill();
        commands.close();
    }
}
