package edu.paws360.deploy.queue.stress;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Starts a number of {@link WaitingProcess}es, and lets them wait, neighbours in line in different ones. */
final class WaitingProcesses implements AutoCloseable {
    private static final int PROCESSES = 10;
    private static final double TICKS_PER_SECOND = 100;

    private final StressStore store;
    private final List<Process> processes = new ArrayList<>();
    private final List<PrintStream> commands = new ArrayList<>();
    private final BlockingQueue<String> replies = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> turns = new LinkedBlockingQueue<>();

    WaitingProcesses(StressStore store) throws IOException {
        this.store = store;
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                WaitingProcess.class.getName()),
                        store.words().stream())
                .toList();
        for (int i = 0; i < PROCESSES; i++) {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().putAll(store.environment());
            Process process = builder.start();
            processes.add(process);
            commands.add(new PrintStream(process.getOutputStream(), true, UTF_8));
            Thread reader = new Thread(() -> read(process), "said by " + process.pid());
            reader.setDaemon(true);
            reader.start();
        }
    }

    private void read(Process process) {
        try (BufferedReader output = process.inputReader(UTF_8)) {
            output.lines().forEach(line -> (line.startsWith("turn") ? turns : replies).add(line));
        } catch (IOException | UncheckedIOException ended) {
            replies.add("ended " + ended);
        }
    }

    /** One after the other, each in the next process. */
    void enter(int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            ask(i % PROCESSES, "enter", "entered");
        }
    }

    void clear() throws InterruptedException {
        for (int i = 0; i < PROCESSES; i++) {
            ask(i, "clear", "cleared");
        }
        turns.clear();
    }

    private void ask(int process, String command, String expected) throws InterruptedException {
        commands.get(process).println(command);
        String reply = replies.poll(60, TimeUnit.SECONDS);
        if (!expected.equals(reply)) {
            throw new IllegalStateException("A waiting process says " + reply + ", expected " + expected);
        }
    }

    /** When the next turn that ends began, and when it ended. */
    long[] nextTurn() throws InterruptedException {
        String turn = turns.poll(60, TimeUnit.SECONDS);
        if (turn == null) {
            throw new IllegalStateException("Nobody got a turn within 60 s");
        }
        String[] words = turn.split(" ", -1);
        return new long[] {Long.parseLong(words[1]), Long.parseLong(words[2])};
    }

    /** How much processor time all have used together, the store's own processes included, in seconds; the kernel counts it in hundredths. */
    double processorSeconds() throws IOException {
        long ticks = 0;
        List<Long> all = Stream.concat(processes.stream().map(Process::pid), store.servers().stream())
                .toList();
        for (long pid : all) {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        }
        return ticks / TICKS_PER_SECOND;
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
    }
}
