package edu.paws360.deploy.queue.stress;

import static java.nio.charset.StandardCharsets.UTF_8;

import edu.paws360.deploy.testbed.Eventually;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A {@link StressChild}, what it says, and what is done to it. */
final class StressProcess implements AutoCloseable {
    private final Process process;
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private final List<Stop> stops = new ArrayList<>();
    private final Thread reader;
    private boolean killed;

    /**
     * A time in which it could do nothing.
     *
     * @param pid the process
     * @param begin before the signal was sent
     * @param seen when it was seen to have stopped
     */
    record Stop(long pid, long begin, long seen) {}

    StressProcess(Path truth, StressStore store) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx64m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                StressChild.class.getName(),
                                truth.toString()),
                        store.words().stream())
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(store.environment());
        process = builder.start();
        reader = new Thread(this::read, "said by " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader output = process.inputReader(UTF_8)) {
            output.lines().forEach(said::add);
        } catch (IOException | UncheckedIOException ended) {
            said.add("unreadable " + ended);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean hasEntered() {
        return !said.isEmpty();
    }

    void kill() {
        process.destroyForcibly();
        killed = true;
    }

    void stop() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        signal("STOP");
        Eventually.holds(this::isStopped);
        stops.add(new Stop(process.pid(), begin, System.nanoTime()));
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
            return "TZ".indexOf(stat.charAt(stat.lastIndexOf(')') + 2)) >= 0;
        } catch (IOException ended) {
            return true;
        }
    }

    /** Lets it end after the turn it waits for. */
    void finish() throws IOException {
        process.getOutputStream().close();
    }

    boolean hasEnded() throws InterruptedException {
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        reader.join(TimeUnit.SECONDS.toMillis(10));
        return ended && (killed || process.exitValue() == 0);
    }

    boolean wasKilled() {
        return killed;
    }

    List<Stop> stops() {
        return List.copyOf(stops);
    }

    List<String> said() {
        return List.copyOf(said);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
