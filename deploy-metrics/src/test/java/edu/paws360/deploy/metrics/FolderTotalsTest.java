package edu.paws360.deploy.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.HealthGatesFinished;
import edu.paws360.deploy.event.RunnerRole;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTotalsTest {
    @TempDir
    Path folder;

    private static ListJournal threeDeployments() {
        return new ListJournal()
                .started("a")
                .succeeded("a", Duration.ofSeconds(10))
                .started("b")
                .executing("b", RunnerRole.SECONDARY)
                .add("b", new HealthGatesFinished(List.of(ListJournal.failing("api"))))
                .failed("b", ReasonCode.GATE_FAILED, Duration.ofSeconds(400, 123))
                .started("c")
                .succeeded("c", Duration.ofSeconds(20));
    }

    private static Ledger foldOf(ListJournal journal) {
        Fold fold = new Fold(Ledger.EMPTY);
        journal.lines().forEach(fold::add);
        return fold.ledger();
    }

    private Path totals() {
        return folder.resolve("totals.json");
    }

    @Test
    void aStoreOpenedAnewAfterEveryLineCountsAsIfReadAtOnce() throws Exception {
        ListJournal journal = threeDeployments();
        for (int lines = 1; lines <= journal.last(); lines++) {
            new FolderTotals(folder).catchUp(journal.first(lines));
        }
        assertThat(new FolderTotals(folder).catchUp(journal)).isEqualTo(foldOf(journal));
    }

    @Test
    void catchingUpAgainChangesNothing() throws Exception {
        FolderTotals store = new FolderTotals(folder);
        Ledger once = store.catchUp(threeDeployments());
        String file = Files.readString(totals());
        assertThat(store.catchUp(threeDeployments())).isEqualTo(once);
        assertThat(totals()).hasContent(file);
    }

    @Test
    void aCrashBeforeTheFileIsReplacedLosesAndDoublesNothing() throws Exception {
        ListJournal journal = threeDeployments();
        new FolderTotals(folder).catchUp(journal.first(3));
        byte[] beforeTheCrash = Files.readAllBytes(totals());
        new FolderTotals(folder).catchUp(journal);
        Files.write(totals(), beforeTheCrash);
        assertThat(new FolderTotals(folder).catchUp(journal)).isEqualTo(foldOf(journal));
    }

    @Test
    void anEmptyJournalGivesNothing() throws Exception {
        assertThat(new FolderTotals(folder.resolve("new")).catchUp(new ListJournal()))
                .isEqualTo(Ledger.EMPTY);
    }

    @Test
    void aFileThatMakesNoSenseIsKeptAsideAndTheJournalIsCountedAgain() throws Exception {
        ListJournal journal = threeDeployments();
        List<String> senseless = List.of("{\"version\":1,", "null", "", "[]", "{}", "{\"version\":2,\"upTo\":1}", "7");
        for (String text : senseless) {
            Files.writeString(totals(), text);
            assertThat(new FolderTotals(folder).catchUp(journal)).as(text).isEqualTo(foldOf(journal));
        }
        for (int i = 0; i < senseless.size(); i++) {
            assertThat(folder.resolve("totals.json.unreadable-" + (i + 1))).hasContent(senseless.get(i));
        }
    }

    @Test
    void aFileWithImpossibleNumbersIsCountedAgain() throws Exception {
        ListJournal journal = threeDeployments();
        new FolderTotals(folder).catchUp(journal);
        String sound = Files.readString(totals());
        Files.writeString(totals(), sound.replaceFirst("\"value\" : 2", "\"value\" : -2"));
        assertThat(new FolderTotals(folder).catchUp(journal)).isEqualTo(foldOf(journal));
        assertThat(folder.resolve("totals.json.unreadable-1")).exists();
    }

    @Test
    void aJournalThatIsShorterThanWhatWasCountedIsAnError() throws Exception {
        FolderTotals store = new FolderTotals(folder);
        store.catchUp(threeDeployments());
        assertThatThrownBy(() -> store.catchUp(threeDeployments().first(5)))
                .isInstanceOf(IOException.class)
                .hasMessage("The journal is not the one that the totals in " + folder + " were counted from: line 8 was"
                        + " counted, but the journal ends with line 5. Bring the journal back, or remove totals.json to"
                        + " begin anew with what this journal holds.");
    }

    @Test
    void aJournalThatWasReplacedByALongerOneIsAnError() throws Exception {
        FolderTotals store = new FolderTotals(folder);
        store.catchUp(threeDeployments());
        String file = Files.readString(totals());
        ListJournal other = new ListJournal("other-");
        IntStream.range(0, 20).forEach(i -> other.started("x" + i));
        assertThatThrownBy(() -> store.catchUp(other))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("The journal is not the one that the totals in " + folder
                        + " were counted from: line 8 is not the line that was counted.");
        assertThat(totals()).hasContent(file);
    }

    @Test
    void aGapInTheJournalIsAnError() {
        ListJournal journal = threeDeployments();
        journal.lines().remove(2);
        assertThatThrownBy(() -> new FolderTotals(folder).catchUp(journal))
                .isInstanceOf(IOException.class)
                .hasMessage("The journal has line 4 behind line 2, expected line 3. Verify the journal; nothing behind"
                        + " it is counted.");
        assertThat(totals()).doesNotExist();
    }

    @Test
    void aJournalThatCannotBeReadIsAnIoException() {
        JournalReader broken = new JournalReader() {
            @Override
            public Stream<JournalEntry> after(long number) {
                return Stream.generate(() -> {
                    throw new UncheckedIOException(new IOException("disk on fire"));
                });
            }

            @Override
            public long last() {
                return 1;
            }
        };
        assertThatThrownBy(() -> new FolderTotals(folder).catchUp(broken))
                .isInstanceOf(IOException.class)
                .hasMessage("The journal cannot be read: disk on fire");
    }

    @Test
    void manyThreadsThatCatchUpAtOnceCountEveryLineOnce() throws Exception {
        ListJournal journal = new ListJournal();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Void> run = () -> {
                FolderTotals store = new FolderTotals(folder);
                for (int i = 0; i < 25; i++) {
                    String id = Thread.currentThread().getName() + "-" + i;
                    journal.started(id).succeeded(id, Duration.ofSeconds(1));
                    store.catchUp(journal);
                }
                return null;
            };
            for (var done : threads.invokeAll(List.of(run, run, run, run))) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(new FolderTotals(folder).catchUp(journal).totals().counts())
                .singleElement()
                .extracting(Count::value)
                .isEqualTo(100L);
    }

    @Test
    void twoProcessesThatCatchUpAtOnceCountEveryLineOnce() throws Exception {
        Path length = folder.resolve("journal");
        Files.write(length, new byte[0]);
        List<Process> processes = List.of(CatchUpProcess.start(folder, length), CatchUpProcess.start(folder, length));
        try {
            for (int lines = 0; lines < CatchUpProcess.LINES; lines++) {
                Files.write(length, new byte[1], StandardOpenOption.APPEND);
            }
            for (Process process : processes) {
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(process.waitFor()).as(output).isZero();
            }
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
        Ledger ledger = new FolderTotals(folder).catchUp(CatchUpProcess.journal(length));
        assertThat(ledger.upTo()).isEqualTo(CatchUpProcess.LINES);
        assertThat(ledger.totals().counts())
                .singleElement()
                .extracting(Count::value)
                .isEqualTo(CatchUpProcess.LINES / 2L);
    }

    @Test
    void nothingButTheTotalsAndTheLockStaysInTheFolder() throws Exception {
        new FolderTotals(folder).catchUp(threeDeployments());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toList()))
                    .containsExactlyInAnyOrder("totals.json", "totals.lock");
        }
    }
}
