package edu.paws360.deploy.queue.github;

import edu.paws360.deploy.testbed.ConcurrencyRoom;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Starts a {@link GithubProcess}, has it deploy, ends it. */
final class GithubChild implements AutoCloseable {
    private final Process process;
    private final PrintStream commands;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    GithubChild(Map<String, String> variables, Path production) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                GithubProcess.class.getName(),
                production.toString());
        builder.environment().putAll(variables);
        builder.environment().put("GITHUB_JOB", ConcurrencyRoom.JOB);
        process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        Thread reader = new Thread(this::read, "answers of " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(answers::add);
        } catch (IOException | UncheckedIOException ended) {
            answers.add("ended " + ended);
        }
    }

    void deploy(long run, long attempt) {
        commands.println(run + " " + attempt);
    }

    void goOn() {
        commands.println("go on");
    }

    String answer() throws InterruptedException {
        String answer = answers.poll(120, TimeUnit.SECONDS);
        if (answer == null) {
            throw new AssertionError("No answer from " + process);
        }
        return answer;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().orTimeout(30, TimeUnit.SECONDS).join();
        commands.close();
    }
}
