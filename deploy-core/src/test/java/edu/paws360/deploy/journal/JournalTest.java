package edu.paws360.deploy.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.JournalRepaired;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.StageStarted;
import edu.paws360.deploy.event.UnknownEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final DeploymentEvent EVENT = new StageStarted(StageName.BRANCH);

    @TempDir
    Path temp;

    Path folder;
    Path lines;
    Path head;
    Journal journal;

    @BeforeEach
    void open() throws IOException {
        folder = temp.resolve("audit");
        lines = folder.resolve("journal.jsonl");
        head = folder.resolve("journal.head");
        journal = Journal.open(folder, UnaryOperator.identity());
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void numbersChainsAndStampsItsLines() throws IOException {
        JournalEntry first = journal.append("d1", EVENT);
        JournalEntry second = journal.append("d2", new StageStarted(StageName.APPROVAL));

        assertThat(first.number()).isEqualTo(1);
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.at()).isAfter(first.at());
        assertThat(second.deploymentId()).isEqualTo("d2");
        assertThat(Files.readAllLines(lines))
                .hasSize(2)
                .element(1)
                .asString()
                .contains("\"previous\":\"" + first.hash() + "\"")
                .endsWith(",\"hash\":\"" + second.hash() + "\"}");
        assertThat(verify()).containsExactly(first, second);
    }

    @Test
    void isReadFromAnyLineOn() throws IOException {
        appendMany(5);

        try (Stream<JournalEntry> later = journal.after(3)) {
            assertThat(later).extracting(JournalEntry::number).containsExactly(4L, 5L);
        }
        assertThat(journal.last()).isEqualTo(5);
    }

    @Test
    void anEmptyJournalVerifies() throws IOException {
        Verification verification = journal.verify(entry -> {});

        assertThat(verification).isEqualTo(new Verification(0, "0".repeat(64), 0));
        assertThat(journal.last()).isZero();
    }

    @Test
    void anyByteThatIsChangedIsFound() throws IOException {
        appendMany(3);
        byte[] good = Files.readAllBytes(lines);
        for (int place = 0; place < good.length; place++) {
            byte[] bad = good.clone();
            bad[place] ^= 1;
            Files.write(lines, bad);
            assertThatThrownBy(this::verify).as("byte %s", place).isInstanceOf(JournalException.class);
        }
    }

    @Test
    void anyByteThatIsRemovedOrAddedIsFound() throws IOException {
        appendMany(2);
        String good = Files.readString(lines);
        for (int place = 0; place <= good.length(); place++) {
            Files.writeString(lines, good.substring(0, place) + "x" + good.substring(place));
            assertThatThrownBy(this::verify).as("added at %s", place).isInstanceOf(JournalException.class);
        }
        for (int place = 0; place < good.length(); place++) {
            Files.writeString(lines, good.substring(0, place) + good.substring(place + 1));
            assertThatThrownBy(this::verify).as("removed at %s", place).isInstanceOf(JournalException.class);
        }
    }

    @Test
    void brokenUtf8DoesNotPassForTheCharacterThatReplacesIt() throws IOException {
        journal.append("d1", new UnknownEvent("odd", 1, "\uFFFD"));
        byte[] good = Files.readAllBytes(lines);
        int place = new String(good, StandardCharsets.ISO_8859_1).indexOf('\u00ef') + 2;
        byte[] bad = new byte[good.length - 1];
        System.arraycopy(good, 0, bad, 0, place);
        System.arraycopy(good, place + 1, bad, place, bad.length - place);
        Files.write(lines, bad);

        assertThatThrownBy(this::verify).hasMessageContaining("its text does not match its hash");
    }

    @Test
    void aTailThatWasCutOffIsFoundAndNothingIsWrittenBehindIt() throws IOException {
        appendMany(3);
        List<String> all = Files.readAllLines(lines);
        Files.writeString(lines, all.get(0) + "\n" + all.get(1) + "\n");

        assertThatThrownBy(this::verify)
                .isInstanceOf(JournalException.class)
                .hasMessage("The journal " + lines
                        + " has 2 lines, but its head record says 3: its tail was cut off. Keep the"
                        + " folder for an examination, and restore the journal from a backup or set deploy.audit.dir to a new"
                        + " folder");
        assertThatThrownBy(() -> journal.append("d1", EVENT)).hasMessageContaining("its tail was cut off");
    }

    @Test
    void theFirstBadLineIsNamed() throws IOException {
        appendMany(3);
        Files.writeString(lines, Files.readString(lines).replaceFirst("(?s)(\n.*?)BRANCH", "$1QUEUED"));

        assertThatThrownBy(this::verify).hasMessageStartingWith("Line 2 of " + lines + " is not as it was written: ");
    }

    @Test
    void aTornLineIsKeptAsideAndReported() throws IOException {
        appendMany(2);
        Files.writeString(lines, "{\"number\":3,\"at\":", StandardOpenOption.APPEND);

        assertThatThrownBy(this::verify).hasMessageContaining("Line 3").hasMessageContaining("it has no end");
        assertThat(journal.mendAndVerify("d9", entry -> {}))
                .contains(new JournalRepaired(
                        "journal.torn-after-2",
                        "A crash left 0 line(s) unknown to the head record and 17 bytes of a torn line"));
        assertThat(folder.resolve("journal.torn-after-2")).hasContent("{\"number\":3,\"at\":");
        assertThat(verify()).hasSize(3).last().extracting(JournalEntry::event).isInstanceOf(JournalRepaired.class);
    }

    @Test
    void aWholeLineThatTheHeadDoesNotKnowYetIsTakenIn() throws IOException {
        appendMany(2);
        String behind = Files.readString(head);
        appendMany(1);
        Files.writeString(head, behind);

        assertThat(journal.mendAndVerify("d9", entry -> {})).isPresent();
        assertThat(verify()).hasSize(4);
        assertThat(journal.mendAndVerify("d10", entry -> {})).isEmpty();
    }

    @Test
    void aRepairWhoseProcessIsKilledBeforeItTellsIsToldByTheNext() throws IOException {
        appendMany(2);
        Files.writeString(lines, "{\"number\":3,\"at\":", StandardOpenOption.APPEND);
        JournalFiles files = new JournalFiles(folder);
        try (HeadFile killed = new HeadFile(head);
                LinesFile file = LinesFile.toWrite(lines)) {
            new JournalMending(files, new LineFormat(new EventJson(UnaryOperator.identity())), killed).mend(file);
        }

        journal.append("d9", EVENT);

        assertThat(verify())
                .extracting(JournalEntry::event)
                .containsExactly(
                        EVENT,
                        EVENT,
                        new JournalRepaired(
                                "journal.torn-after-2.2",
                                "A crash left 0 line(s) unknown to the head record and 17 bytes of a torn line"),
                        EVENT);
        assertThat(folder.resolve("journal.torn-after-2")).hasContent("{\"number\":3,\"at\":");
    }

    @Test
    void aTornLineThatIsLongerThanWhatTakesItsPlaceLeavesNothing() throws IOException {
        appendMany(2);
        Files.writeString(lines, "x".repeat(100_000), StandardOpenOption.APPEND);

        journal.append("d9", EVENT);

        assertThat(verify()).hasSize(4);
        assertThat(folder.resolve("journal.torn-after-2")).hasSize(100_000);
        assertThat(journal.mendAndVerify("d10", entry -> {})).isEmpty();
    }

    @Test
    void isClosedWhileAnotherProcessThatIsStuckHoldsItsLock() throws Exception {
        appendMany(1);
        try (LockOwner stuck = LockOwner.of(folder.resolve("journal.lock"))) {
            assertThatCode(journal::close).as("%s", stuck).doesNotThrowAnyException();
            assertThat(openFiles()).doesNotContain(lines.toString(), head.toString());
        }
    }

    private static List<String> openFiles() throws IOException {
        try (Stream<Path> links = Files.list(Path.of("/proc/self/fd"))) {
            return links.map(JournalTest::target).toList();
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    @Test
    void whatIsReturnedIsWhatStandsThereWhateverIsMasked() throws IOException {
        try (Journal masked = Journal.open(folder, text -> text.replace("secret", "***"))) {
            List<JournalEntry> returned = new ArrayList<>();
            for (String text : List.of("plain", "a secret", "half \uD83D of one", "whole \uD83D\uDE00", "\n\"{}")) {
                returned.add(masked.append("d \"1", new UnknownEvent("told", 1, text)));
            }

            assertThat(verify()).isEqualTo(returned);
            assertThat(returned.get(1).event()).isEqualTo(new UnknownEvent("told", 1, "a ***"));
        }
    }

    @Test
    void aLineIsNotWrittenOnceItsDeploymentHasMoved() throws IOException {
        journal.append("d1", EVENT);
        journal.append("d2", EVENT);

        assertThat(journal.appendUnlessMoved("d1", 0, EVENT)).isEmpty();
        assertThat(journal.appendUnlessMoved("d1", 1, EVENT)).isPresent();
        assertThat(journal.appendUnlessMoved("d1", 2, EVENT)).isEmpty();
        assertThat(verify()).hasSize(3);
    }

    @Test
    void aMissingHeadIsNotMistakenForANewJournal() throws IOException {
        appendMany(3);
        Files.delete(head);

        assertThatThrownBy(() -> journal.append("d1", EVENT)).hasMessageContaining("is missing");
    }

    @Test
    void manyWritersOfManyJournalsKeepOneChain() throws IOException {
        try (Journal second = Journal.open(folder, UnaryOperator.identity())) {
            IntStream.range(0, 200)
                    .parallel()
                    .forEach(number -> append(number % 2 == 0 ? journal : second, "d" + number % 2));
        }

        assertThat(verify()).hasSize(200);
    }

    @Test
    void isReadFromAnyLineOnHoweverLongItIs() throws IOException {
        for (int number = 1; number <= 400; number++) {
            journal.append("d1", new UnknownEvent("long", 1, "x".repeat(number)));
        }
        for (long number : new long[] {0, 1, 2, 199, 398, 399, 400, 401}) {
            try (Stream<JournalEntry> later = journal.after(number)) {
                assertThat(later.map(JournalEntry::number))
                        .as("after %s", number)
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(number + 1, 400).boxed().toList());
            }
        }
    }

    @Test
    void isReadBackwards() throws IOException {
        for (int number = 1; number <= 400; number++) {
            journal.append("d1", new UnknownEvent("long", 1, "x".repeat(number)));
        }
        List<JournalEntry> forwards = new ArrayList<>(verify());
        Collections.reverse(forwards);

        try (Stream<JournalEntry> backwards = journal.view().backwards()) {
            assertThat(backwards).containsExactlyElementsOf(forwards);
        }
    }

    @Test
    void whoReadsALineThatSomebodyDamagedIsToldInWhichFileAndWhatToDo() throws IOException {
        journal.append("d1", new UnknownEvent("kind", 1, "text"));
        Path file = folder.resolve("journal.jsonl");
        Files.writeString(file, "x" + Files.readString(file).substring(1));

        try (Stream<JournalEntry> backwards = journal.view().backwards()) {
            assertThatThrownBy(backwards::toList)
                    .hasRootCauseInstanceOf(JournalException.class)
                    .hasRootCauseMessage(
                            "A line of " + file + " is not as it was written: it is not JSON; deploy:audit with"
                                    + " deploy.audit.do=verify says which. Keep the folder for an examination, and restore the"
                                    + " journal from a backup or set deploy.audit.dir to a new folder");
        }
    }

    @Test
    void anEmptyJournalIsReadInBothDirections() throws IOException {
        try (Stream<JournalEntry> after = journal.after(0);
                Stream<JournalEntry> backwards = journal.view().backwards()) {
            assertThat(after).isEmpty();
            assertThat(backwards).isEmpty();
        }
        assertThat(journal.view().exists()).isFalse();
    }

    @Test
    void whoOnlyLooksMakesNothing() throws IOException {
        JournalView view = JournalView.of(temp.resolve("nowhere"));

        assertThat(view.exists()).isFalse();
        assertThat(view.verify(entry -> {})).isEqualTo(new Verification(0, "0".repeat(64), 0));
        assertThat(temp.resolve("nowhere")).doesNotExist();
    }

    @Test
    void aHeadThatWasLostWithThePowerIsFoundAnewAndSaidSo() throws IOException {
        appendMany(3);
        Files.write(head, new byte[256]);

        assertThatThrownBy(this::verify).hasMessageContaining("is not a head record");
        assertThat(journal.mendAndVerify("d9", entry -> {})).hasValueSatisfying(mended -> assertThat(mended.detail())
                .contains("3 line(s) unknown", "empty, as after a loss of power", "only an audit log id from outside"));
        assertThat(verify()).hasSize(4);
    }

    @Test
    void aHeadOfAnEarlierVersionIsUnderstood() throws IOException {
        appendMany(2);
        Files.writeString(head, Files.readString(head).replaceFirst(",.check.*", "}"));

        assertThat(verify()).hasSize(2);
        appendMany(1);
        assertThat(verify()).hasSize(3);
        assertThat(Files.size(head)).isEqualTo(256);
    }

    @Test
    void isVerifiedWhileOthersWrite() throws Exception {
        appendMany(1);
        ExecutorService others = Executors.newSingleThreadExecutor();
        try {
            Future<?> writing = others.submit(() -> appendMany(300));
            while (!writing.isDone()) {
                assertThat(verify()).isNotEmpty();
            }
            writing.get();
        } finally {
            others.shutdownNow();
        }
        assertThat(verify()).hasSize(301);
    }

    @Test
    void interruptsInTheMiddleDisturbNoLine() throws Exception {
        Thread writer = new Thread(() -> appendMany(200));
        writer.start();
        while (writer.isAlive()) {
            writer.interrupt();
            Thread.onSpinWait();
        }
        assertThat(verify()).hasSize(200);
    }

    @Test
    void aSealSpeaksOfTheLineBeforeIt() throws IOException {
        JournalEntry last = journal.append("d1", EVENT);
        JournalEntry seal =
                journal.seal("d1", (number, hash, by) -> new UnknownEvent("seal", 1, number + "-" + hash + " " + by));

        assertThat(seal.event()).isEqualTo(new UnknownEvent("seal", 1, "1-" + last.hash() + " d1"));
        assertThat(seal.previousHash()).isEqualTo(last.hash());
    }

    @Test
    void writesUnderAnInterruptAndKeepsTheInterrupt() throws IOException {
        Thread.currentThread().interrupt();
        journal.append("d1", EVENT);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(verify()).hasSize(1);
    }

    @Test
    void masksFreeTextButNotTheWordsOfOurOwn() throws IOException {
        try (Journal masked = Journal.open(temp.resolve("masked"), text -> text.replace("branch", "***"))) {
            masked.append("d1", new UnknownEvent("odd", 1, "the branch"));
            JournalEntry entry = masked.append("d1", EVENT);

            assertThat(entry.event()).isEqualTo(EVENT);
            assertThat(Files.readString(temp.resolve("masked/journal.jsonl"))).contains("the ***", "\"BRANCH\"");
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsSaidSo() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));

        assertThatThrownBy(() -> Journal.open(file.resolve("audit"), UnaryOperator.identity()))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("make it writable for this account, or set deploy.audit.dir to another folder");
    }

    @Test
    void onlyTheOwnerLooksIntoTheFolder() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    private void appendMany(int count) {
        IntStream.range(0, count).forEach(number -> append(journal, "d1"));
    }

    private static void append(Journal journal, String deploymentId) {
        try {
            journal.append(deploymentId, EVENT);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private List<JournalEntry> verify() throws IOException {
        List<JournalEntry> seen = new ArrayList<>();
        journal.verify(seen::add);
        return seen;
    }
}
