package edu.paws360.deploy.sink.loki;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.journal.JournalEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines on the disk. */
class SpoolTest {
    @TempDir
    Path temp;

    private final Room room = new Room(LokiLog.ROOM);
    private final SendBuffer buffer = new SendBuffer();

    private Spool open() throws Exception {
        return open(room);
    }

    private Spool open(Room within) throws Exception {
        return new SpoolFolder(temp.resolve("loki"), within, InstantSource.system())
                .open(new SpoolOrigin(Origins.of("d1"), LokiTags.LABELS));
    }

    private Path file(String name) {
        return temp.resolve("loki/d1").resolve(name);
    }

    /** Everything that waits, answered as it is read. */
    private List<String> drained(Spool spool) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Optional<Span> next = spool.next(buffer); next.isPresent(); next = spool.next(buffer)) {
            next.get().forEach(line -> texts.add(text(line)));
            spool.answered(next.get());
        }
        return texts;
    }

    private static String text(SpoolLine line) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            line.textTo(text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    @Test
    void goesOnWhereTheRunBeforeWasAnswered() throws Exception {
        try (Spool spool = open()) {
            spool.output(Origins.RUNNER, "one");
            assertThat(drained(spool)).containsExactly("\"one\"");
            spool.output(Origins.RUNNER, "two");
        }
        try (Spool spool = open()) {
            spool.output(Origins.RUNNER, "three");
            assertThat(drained(spool)).containsExactly("\"two\"", "\"three\"");
            assertThat(spool.waiting()).isZero();
        }
    }

    @Test
    void cutsOffALineThatACrashHasTorn() throws Exception {
        try (Spool spool = open()) {
            spool.output(Origins.RUNNER, "one");
        }
        Files.writeString(file("1.lines"), "1795780800000000001 output/runner-1 \"to", StandardOpenOption.APPEND);
        try (Spool spool = open()) {
            spool.output(Origins.RUNNER, "two");
            assertThat(drained(spool)).containsExactly("\"one\"", "\"two\"");
        }
    }

    @Test
    void stampsGoOnBehindWhatWasAnsweredAndDeleted() throws Exception {
        InstantSource early = () -> InstantSource.system().instant().minusSeconds(60);
        long last;
        try (Spool spool = open()) {
            spool.output(Origins.RUNNER, "one");
            last = spool.next(buffer).orElseThrow().first().stamp();
            drained(spool);
        }
        Files.delete(file("1.lines"));
        try (Spool spool = new SpoolFolder(temp.resolve("loki"), room, early)
                .open(new SpoolOrigin(Origins.of("d1"), LokiTags.LABELS))) {
            spool.output(Origins.RUNNER, "two");
            assertThat(spool.next(buffer).orElseThrow().first().stamp()).isEqualTo(last + 1);
        }
    }

    @Test
    void keepsNoMoreThanThereIsRoomForAndSaysSoOnceThereIs() throws Exception {
        Room little = new Room(Segments.LENGTH + 200_000);
        try (Spool spool = open(little)) {
            String line = "x".repeat(10_000);
            IntStream.range(0, 500).forEach(number -> spool.output(Origins.RUNNER, line));
            long kept = spool.lines();
            assertThat(kept).isBetween(400L, 450L);
            assertThat(spool.missed()).hasValueSatisfying(words -> assertThat(words)
                    .startsWith((500 - kept) + " lines were not kept for Loki, because the spool below ")
                    .endsWith(" has reached its " + little));

            assertThat(drained(spool)).hasSize((int) kept);
            spool.output(Origins.RUNNER, "after");

            assertThat(drained(spool))
                    .hasSize(2)
                    .first()
                    .asString()
                    .startsWith("\"" + (500 - kept) + " lines were not kept for Loki, because ");
        }
    }

    @Test
    void deletesWhatWasAnswered() throws Exception {
        try (Spool spool = open()) {
            String line = "x".repeat(10_000);
            for (int number = 0; number < 2_000; number++) {
                spool.output(Origins.RUNNER, line);
            }
            assertThat(drained(spool)).hasSize(2_000);
            try (Stream<Path> files = Files.list(file("."))) {
                assertThat(files.filter(path -> path.toString().endsWith(".lines")))
                        .hasSize(1);
            }
        }
    }

    @Test
    void isForItsOwnerOnly() throws Exception {
        try (Spool spool = open()) {
            spool.output(Origins.RUNNER, "one");
            spool.flush();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("."))))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("1.lines"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void losesNothingInALittleRoomThatIsEmptiedInTime() throws Exception {
        try (Spool spool = open(new Room(1_000_000))) {
            for (int number = 0; number < 30_000; number++) {
                spool.output(Origins.RUNNER, "x".repeat(100));
                if (number % 1_000 == 0) {
                    drained(spool);
                }
            }
            assertThat(spool.missed()).isEmpty();
        }
    }

    @Test
    void hasALineOfTheJournalThatIsTooLongWhollyOrReadsItAgain() throws Exception {
        JournalEntry entry =
                new JournalEntry(7, Instant.now(), "d1", Origins.started(), "0".repeat(64), "ab".repeat(200_000));
        try (Spool spool = open(new Room(1_000_000))) {
            // The disk is full behind the first piece.
            Files.createDirectory(file("2.lines"));
            spool.journal(entry);
            Files.delete(file("2.lines"));

            spool.catchUp();
            spool.again(entry);

            assertThat(String.join("", drained(spool)).replace(Pieces.MARK, "").replace("\"", ""))
                    .contains(entry.line());
        }
    }

    @Test
    void aLineThatComesWhileTheJournalIsReadAgainDoesNotStandForThoseBefore() throws Exception {
        Room full = new Room(1_000_000);
        try (Spool spool = open(full)) {
            full.count(1_000_000);
            spool.journal(entry(7));
            full.free(1_000_000);
            spool.catchUp();
            spool.journal(entry(9));
            spool.again(entry(7));
            spool.caughtUp();
            assertThat(drained(spool)).last().isEqualTo("\"entry 7\"");
            assertThat(spool.isDone()).as("done, though 9 is missing").isFalse();

            assertThat(spool.catchUp()).isEqualTo(7);
            spool.again(entry(9));
            spool.caughtUp();
            assertThat(drained(spool)).containsExactly("\"entry 9\"");
            assertThat(spool.isDone()).isTrue();
        }
    }

    private static JournalEntry entry(long number) {
        return new JournalEntry(number, Instant.now(), "d1", Origins.started(), "0".repeat(64), "entry " + number);
    }
}
