package edu.paws360.deploy.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many processes write one journal, and are killed at any moment: what was promised is there. */
@Timeout(120)
class JournalKillTest {
    private static final Duration LENGTH = Duration.ofSeconds(60);
    private static final int WRITERS = 4;
    private static final int FEW = 6;
    private static final int LONGEST_WAIT_MILLIS = 300;

    @TempDir
    Path temp;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final List<Writer> running = new ArrayList<>();
    private int started;
    private int killed;

    private record Writer(Process process, Path promises) {}

    @AfterEach
    void nothingIsLeft() {
        running.forEach(writer -> writer.process().destroyForcibly());
    }

    @Test
    @Tag("long")
    void noPromisedLineIsLostHoweverWritersAreKilled() throws Exception {
        long end = System.nanoTime() + LENGTH.toNanos();
        killWhile(() -> System.nanoTime() < end);
    }

    @Test
    void neitherIsOneOfTheFirstFew() throws Exception {
        killWhile(() -> killed < FEW);
    }

    private void killWhile(BooleanSupplier goesOn) throws Exception {
        while (goesOn.getAsBoolean()) {
            while (running.size() < WRITERS) {
                running.add(startWriter());
            }
            Writer next = running.get(random.nextInt(running.size()));
            awaitPromise(next);
            TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_WAIT_MILLIS));
            kill(next);
            running.remove(next);
        }
        for (Writer writer : running) {
            awaitPromise(writer);
            kill(writer);
        }

        Set<String> written = written();
        assertThat(promised()).as("seed %s, %s killed", seed, killed).allMatch(written::contains);
    }

    private Writer startWriter() throws IOException {
        Path output = temp.resolve("promised-" + ++started);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        JournalWriterMain.class.getName(),
                        temp.resolve("audit").toString(),
                        "d" + started)
                .redirectOutput(output.toFile())
                .redirectError(temp.resolve("errors-" + started).toFile())
                .start();
        return new Writer(process, output);
    }

    /** Killed sooner, it would often not have written at all. */
    private static void awaitPromise(Writer writer) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (Files.size(writer.promises()) == 0 && writer.process().isAlive()) {
            assertThat(System.nanoTime() - end).as("time left for a first line").isNegative();
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** One that ended before it was killed could not write, which is what must never happen. */
    private void kill(Writer writer) throws Exception {
        boolean lived = writer.process().isAlive();
        writer.process().destroyForcibly();
        assertThat(writer.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(lived)
                .as("seed %s: a writer ended by itself: %s", seed, errors())
                .isTrue();
        killed++;
    }

    private String errors() throws IOException {
        StringBuilder errors = new StringBuilder();
        for (int number = 1; number <= started; number++) {
            errors.append(Files.readString(temp.resolve("errors-" + number)));
        }
        return errors.toString();
    }

    private Set<String> written() throws IOException {
        Set<String> hashes = new HashSet<>();
        try (Journal journal = Journal.open(temp.resolve("audit"), UnaryOperator.identity())) {
            journal.mendAndVerify("last", entry -> {});
            Verification verification = journal.verify(entry -> hashes.add(entry.hash()));
            assertThat(verification.lines()).isEqualTo(hashes.size());
        }
        return hashes;
    }

    /** What the writers printed; a last line that was not printed to its end was promised to nobody. */
    private List<String> promised() throws IOException {
        List<String> hashes = new ArrayList<>();
        for (int number = 1; number <= started; number++) {
            String output = Files.readString(temp.resolve("promised-" + number));
            output.substring(0, output.lastIndexOf('\n') + 1).lines().forEach(hashes::add);
        }
        assertThat(hashes).as("promised lines").hasSizeGreaterThan(killed);
        return hashes;
    }
}
