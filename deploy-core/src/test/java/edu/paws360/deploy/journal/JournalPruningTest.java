package edu.paws360.deploy.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.event.JournalPruned;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.StageStarted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalPruningTest {
    @TempDir
    Path folder;

    private Path lines;
    private Journal journal;

    @BeforeEach
    void open() throws IOException {
        lines = folder.resolve("journal.jsonl");
        journal = Journal.open(folder, UnaryOperator.identity());
    }

    @Test
    void whatIsLeftVerifiesAndGoesOn() throws IOException {
        append(20);
        List<JournalEntry> before = all();

        Optional<JournalEntry> told = journal.prune("p1", 12, "ann");

        assertThat(told).hasValueSatisfying(line -> assertThat(line.event())
                .isEqualTo(new JournalPruned(12, before.get(11).hash(), 12, "archive/journal-1-12.jsonl.gz", "ann")));
        assertThat(journal.verify(entry -> {}))
                .isEqualTo(new Verification(21, told.get().hash(), 12));
        assertThat(all().subList(0, 8)).isEqualTo(before.subList(12, 20));
        append(3);
        assertThat(journal.last()).isEqualTo(24);
        assertThat(numbersAfter(0)).containsExactlyElementsOf(numbers(13, 24));
        assertThat(numbersAfter(15)).containsExactlyElementsOf(numbers(16, 24));
        assertThat(backwards()).startsWith(24L).endsWith(13L).hasSize(12);
    }

    @Test
    void whatWasTakenOutIsInTheArchiveByteForByte() throws IOException {
        append(9);
        List<String> before = Files.readAllLines(lines);
        journal.prune("p1", 4, "ann");
        journal.prune("p2", 7, "ann");

        assertThat(archived("journal-1-4.jsonl.gz")).isEqualTo(String.join("\n", before.subList(0, 4)) + "\n");
        assertThat(archived("journal-5-7.jsonl.gz")).isEqualTo(String.join("\n", before.subList(4, 7)) + "\n");
        assertThat(journal.verify(entry -> {}).prunedUpTo()).isEqualTo(7);
    }

    @Test
    void nothingIsTakenOutTwice() throws IOException {
        append(5);
        journal.prune("p1", 3, "ann");

        assertThat(journal.prune("p2", 3, "ann")).isEmpty();
        assertThat(journal.prune("p2", 2, "ann")).isEmpty();
        assertThat(journal.last()).isEqualTo(6);
    }

    @Test
    void aBeginningThatSomebodyElseCutOffIsFound() throws IOException {
        append(6);
        Path other = folder.resolve("other");
        try (Journal twin = Journal.open(other, UnaryOperator.identity())) {
            Files.copy(lines, other.resolve("journal.jsonl"));
            Files.copy(folder.resolve("journal.head"), other.resolve("journal.head"));
            twin.prune("p1", 2, "ann");
        }
        byte[] first = new byte[JournalHead.LENGTH];
        try (InputStream pruned = Files.newInputStream(other.resolve("journal.jsonl"))) {
            assertThat(pruned.read(first)).isEqualTo(first.length);
        }
        String kept = String.join("\n", Files.readAllLines(lines).subList(2, 6)) + "\n";
        Files.writeString(lines, new String(first, StandardCharsets.US_ASCII) + kept);

        assertThatThrownBy(() -> journal.verify(entry -> {}))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("begins behind line 2, and no line says that those before were taken out");
    }

    @Test
    void aFirstLineThatWasChangedIsFound() throws IOException {
        append(6);
        journal.prune("p1", 2, "ann");
        byte[] good = Files.readAllBytes(lines);
        for (int place = 0; place < JournalHead.LENGTH; place++) {
            byte[] bad = good.clone();
            bad[place] ^= 1;
            Files.write(lines, bad);
            assertThatThrownBy(() -> journal.verify(entry -> {}))
                    .as("byte %s", place)
                    .isInstanceOf(JournalException.class);
        }
    }

    @Test
    void aTornEndIsMendedThereToo() throws IOException {
        append(6);
        journal.prune("p1", 2, "ann");
        Files.writeString(lines, Files.readString(lines) + "{\"torn");

        assertThat(journal.mendAndVerify("d9", entry -> {})).isPresent();
        assertThat(numbersAfter(0)).containsExactlyElementsOf(numbers(3, 8));
    }

    @Test
    void aLineThatTheHeadDoesNotKnowYetStaysInTheFile() throws IOException {
        append(6);
        String behind = Files.readString(folder.resolve("journal.head"));
        JournalHead cut = headBehind(2);
        append(1);
        Files.writeString(folder.resolve("journal.head"), behind);

        new JournalReplacement(new JournalFiles(folder)).by(cut);

        journal.append("d9", new StageStarted(StageName.BRANCH));
        assertThat(numbersAfter(0)).containsExactlyElementsOf(numbers(3, 9));
    }

    @Test
    void twoAtOnceTakeEachLineOutOnce() throws Exception {
        append(40);
        List<String> before = Files.readAllLines(lines);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try (Journal twin = Journal.open(folder, UnaryOperator.identity())) {
            List<Callable<Optional<JournalEntry>>> both = List.of(
                    () -> journal.prune("p1", 12, "ann"),
                    () -> twin.prune("p2", 20, "bob"),
                    () -> Optional.of(twin.append("d2", new StageStarted(StageName.BRANCH))));
            for (Future<Optional<JournalEntry>> one : threads.invokeAll(both)) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(journal.verify(entry -> {}).prunedUpTo()).isEqualTo(20);
        StringBuilder out = new StringBuilder();
        for (String name : archives()) {
            out.append(archived(name));
        }
        assertThat(out.toString()).isEqualTo(String.join("\n", before.subList(0, 20)) + "\n");
    }

    @Test
    void whoVerifiesWhileLinesAreTakenOutIsNotDisturbed() throws IOException {
        append(20);
        JournalHead before = JournalHead.read(folder.resolve("journal.head")).orElseThrow();
        journal.prune("p1", 12, "ann");
        List<Long> seen = new ArrayList<>();

        new JournalVerifier(new JournalFiles(folder), new LineFormat(new EventJson(UnaryOperator.identity())))
                .verifyUpTo(before, entry -> seen.add(entry.number()));

        assertThat(seen).containsExactlyElementsOf(numbers(13, 20));
    }

    @Test
    void whatAPruneThatWasKilledHasLeftGoesWithTheNext() throws IOException {
        append(6);
        Path left = Files.createDirectory(folder.resolve("archive")).resolve("journal-1-5.jsonl.gz.new");
        Files.writeString(left, "half");

        journal.prune("p1", 2, "ann");

        assertThat(archives()).containsExactly("journal-1-2.jsonl.gz");
        assertThat(left).doesNotExist();
    }

    private JournalHead headBehind(int number) throws IOException {
        JournalHead head = JournalHead.EMPTY;
        for (JournalEntry entry : all().subList(0, number)) {
            head = head.plus(entry, entry.line().getBytes(StandardCharsets.UTF_8).length + 1);
        }
        return head;
    }

    /** In the order of their lines. */
    private List<String> archives() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("archive"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("journal-"))
                    .sorted()
                    .toList();
        }
    }

    private void append(int count) throws IOException {
        for (int number = 0; number < count; number++) {
            journal.append("d1", new StageStarted(StageName.BRANCH));
        }
    }

    private List<JournalEntry> all() throws IOException {
        List<JournalEntry> seen = new ArrayList<>();
        journal.verify(seen::add);
        return seen;
    }

    private List<Long> numbersAfter(long number) throws IOException {
        try (Stream<JournalEntry> later = journal.after(number)) {
            return later.map(JournalEntry::number).toList();
        }
    }

    private List<Long> backwards() throws IOException {
        try (Stream<JournalEntry> earlier = journal.view().backwards()) {
            return earlier.map(JournalEntry::number).toList();
        }
    }

    private static List<Long> numbers(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    private String archived(String name) throws IOException {
        try (InputStream archive = new GZIPInputStream(
                Files.newInputStream(folder.resolve("archive").resolve(name)))) {
            return new String(archive.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
