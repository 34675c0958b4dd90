package edu.paws360.deploy.journal;

import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.StageFinished;
import edu.paws360.deploy.event.StageName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints what a line of the journal costs beside a plain loop of write and fsync on the same disk, and how long it takes to verify and
 * to list journals that are long; asserts nothing. Not run by the build: {@code docs/benchmarks/run audit}.
 */
class AuditBenchmark {
    private static final int BLOCKS = 100;
    /** The compiler is done with the journal's part only after some ten thousand lines. */
    private static final int WARMING = 400;

    private static final long WORK_NANOS = 30_000;
    private static final int LINES = 50;
    private static final int RUNS = 5;
    private static final int VERIFIED = 1_000_000;
    private static final int LISTED = 4_000_000;
    private static final DeploymentEvent EVENT = new StageFinished(
            StageName.PREFLIGHT, CheckStatus.PASSED, ReasonCode.OK, "7 checks, 7 passed", Duration.ofMillis(1234));

    @TempDir
    Path folder;

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    @Test
    void printsTheTables() throws Exception {
        append();
        Path verified = built("verified", VERIFIED);
        Path listed = built("listed", LISTED);
        System.out.printf(
                Locale.ROOT, "%n| what | lines | MB | seconds, median | lowest to highest |%n|---|---|---|---|---|%n");
        row(
                "sha256sum of the file",
                VERIFIED,
                verified,
                List.of("sha256sum", lines(verified).toString()));
        row("verify", VERIFIED, verified, java("verify", verified));
        row("grep deployment_started, tail -n 10", LISTED, listed, grep(listed));
        row("list the last ten", LISTED, listed, java("list", listed));
    }

    /** Block by block in turn, so that all have the same of what else the disk has to do. */
    private void append() throws Exception {
        List<Double> plain = new ArrayList<>();
        List<Double> working = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        try (Journal journal = Journal.open(folder.resolve("appended"), UnaryOperator.identity());
                FileChannel channel = FileChannel.open(
                        folder.resolve("plain"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            byte[] line = new byte
                    [journal.append("20261123T141005Z-3f9a1c", EVENT).line().length() + 1];
            for (int block = 0; block < BLOCKS + WARMING; block++) {
                double one = micros(() -> write(channel, line));
                double more = micros(() -> writeAndWork(channel, line));
                double other = micros(() -> journal.append("20261123T141005Z-3f9a1c", EVENT));
                if (block >= WARMING) {
                    plain.add(one);
                    working.add(more);
                    ours.add(other);
                }
            }
        }
        print(plain, working, ours);
    }

    private static void write(FileChannel channel, byte[] line) throws IOException {
        channel.write(ByteBuffer.wrap(line));
        channel.force(false);
    }

    /** What a journal that thought for so long over each line would take. */
    private static void writeAndWork(FileChannel channel, byte[] line) throws IOException {
        long end = System.nanoTime() + WORK_NANOS;
        while (System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
        write(channel, line);
    }

    private static double micros(Work work) throws Exception {
        long began = System.nanoTime();
        for (int line = 0; line < LINES; line++) {
            work.run();
        }
        return (System.nanoTime() - began) / 1e3 / LINES;
    }

    private static void print(List<Double> plain, List<Double> working, List<Double> ours) {
        System.out.printf(
                Locale.ROOT,
                "| one line, synced | microseconds, median | lowest to highest |%n|---|---|---|%n%s%s%s%s%s",
                times("write, fsync", plain),
                times("the same and 30 µs of work", working),
                times("the journal", ours),
                ratio("plain : 30 µs more", plain, working),
                ratio("plain : journal", plain, ours));
    }

    private static String ratio(String what, List<Double> plain, List<Double> other) {
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f (lowest : lowest) |%n",
                what,
                median(plain) / median(other),
                lowest(plain) / lowest(other));
    }

    private static String times(String what, List<Double> all) {
        return String.format(
                Locale.ROOT, "| %s | %.0f | %.0f to %.0f |%n", what, median(all), lowest(all), highest(all));
    }

    private void row(String what, int lines, Path journal, List<String> command) throws Exception {
        List<Double> seconds = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            long began = System.nanoTime();
            run(command);
            seconds.add((System.nanoTime() - began) / 1e9);
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %,d | %.2f | %.2f to %.2f |%n",
                what,
                lines,
                Files.size(lines(journal)) / 1_000_000,
                median(seconds),
                lowest(seconds),
                highest(seconds));
    }

    private Path built(String name, int lines) throws Exception {
        Path journal = folder.resolve(name);
        List<String> build = java("build", journal);
        build.add(Integer.toString(lines));
        run(build);
        return journal;
    }

    private static Path lines(Path journal) {
        return journal.resolve("journal.jsonl");
    }

    private static List<String> grep(Path journal) {
        return List.of(
                "sh",
                "-c",
                "grep '\"kind\":\"deployment_started\"' \"$0\" | tail -n 10",
                lines(journal).toString());
    }

    private static List<String> java(String what, Path journal) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                AuditBenchmarkMain.class.getName(),
                what,
                journal.toString()));
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + " failed");
        }
    }

    private static double median(List<Double> all) {
        return all.stream().sorted().skip(all.size() / 2).findFirst().orElseThrow();
    }

    private static double lowest(List<Double> all) {
        return all.stream().min(Double::compare).orElseThrow();
    }

    private static double highest(List<Double> all) {
        return all.stream().max(Double::compare).orElseThrow();
    }
}
