package edu.paws360.deploy.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.StageStarted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who can write the folder, and knows how hashes are made, changes it while a deployment runs: it is not written on, nor sealed. */
class ChangedMeanwhileTest {
    private static final DeploymentEvent BRANCH = new StageStarted(StageName.BRANCH);
    private static final DeploymentEvent EXECUTE = new StageStarted(StageName.EXECUTE);
    private static final DeploymentEvent FORGED = new StageStarted(StageName.ROLLBACK);

    @TempDir
    Path temp;

    private Path folder;
    private Journal journal;

    @BeforeEach
    void open() throws IOException {
        folder = temp.resolve("audit");
        journal = Journal.open(folder, UnaryOperator.identity());
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void linesThatWereMadeAnewAreNotSealed() throws IOException {
        journal.append("d1", BRANCH);
        JournalEntry last = journal.append("d1", EXECUTE);
        madeAnew("d1", List.of(BRANCH, FORGED));
        List<String> there = lines();

        assertThatThrownBy(() -> journal.seal("d1", (number, hash, by) -> BRANCH))
                .isInstanceOf(JournalException.class)
                .hasMessageStartingWith(
                        "The journal " + folder.resolve("journal.jsonl")
                                + " was changed while it was written: it does not go on behind line 2 as this process left it (")
                .hasMessageEndingWith("), expected the hash " + last.hash()
                        + " there. Keep the folder for an examination, and restore the journal from a backup or set"
                        + " deploy.audit.dir to a new folder");
        assertThat(lines()).isEqualTo(there);
    }

    @Test
    void norAreMoreLinesThanThereWere() throws IOException {
        journal.append("d1", BRANCH);
        madeAnew("d1", List.of(FORGED, BRANCH, EXECUTE));

        assertThatThrownBy(() -> journal.append("d1", BRANCH))
                .hasMessageContaining("it does not go on behind line 1 as this process left it (");
    }

    @Test
    void norIsATailThatWasCutOffWithItsHead() throws IOException {
        journal.append("d1", BRANCH);
        keep();
        journal.append("d1", EXECUTE);
        restore();

        assertThatThrownBy(() -> journal.append("d1", BRANCH)).hasMessageContaining("(the journal ends with line 1)");
        assertThat(lines()).hasSize(1);
    }

    @Test
    void norIsWhatChangedSinceItWasVerified() throws IOException {
        try (Journal earlier = Journal.open(folder, UnaryOperator.identity())) {
            earlier.append("d1", BRANCH);
        }
        journal.mendAndVerify("d2", line -> {});
        madeAnew("d1", List.of(FORGED));

        assertThatThrownBy(() -> journal.append("d2", BRANCH))
                .hasMessageContaining(" was changed while it was written: ");
    }

    @Test
    void nobodyElseWritesLinesOfADeploymentThatIsUnderWay() throws IOException {
        journal.append("d1", BRANCH);
        try (Journal other = Journal.open(folder, UnaryOperator.identity())) {
            other.append("d1", FORGED);
        }

        assertThatThrownBy(() -> journal.append("d1", EXECUTE))
                .hasMessageContaining("(line 2 is one of d1, which this process alone writes, and it did not)");
    }

    /** Its mark has told its id to whoever can read the folder. */
    @Test
    void linesOfADeploymentThatBeginsOnlyNowAreRefused() throws IOException {
        try (Journal other = Journal.open(folder, UnaryOperator.identity())) {
            other.append("d0", BRANCH);
            other.append("d1", FORGED);
        }

        assertThatThrownBy(() -> journal.mendAndVerify("d1", line -> {}))
                .isInstanceOf(JournalException.class)
                .hasMessage("Line 2 of " + folder.resolve("journal.jsonl")
                        + " is one of d1, which begins only now and whose lines nobody else writes; expected none. Keep the"
                        + " folder for an examination, and restore the journal from a backup or set deploy.audit.dir to a new"
                        + " folder");
    }

    @Test
    void norIsOneTakenInThatTheHeadDoesNotKnow() throws IOException {
        try (Journal other = Journal.open(folder, UnaryOperator.identity())) {
            other.append("d0", BRANCH);
            byte[] before = Files.readAllBytes(folder.resolve("journal.head"));
            other.append("d1", FORGED);
            Files.write(folder.resolve("journal.head"), before);
        }

        assertThatThrownBy(() -> journal.mendAndVerify("d1", line -> {})).hasMessageStartingWith("Line 2 of ");
    }

    @Test
    void norAreThoseThatAppearBehindTheVerificationBeforeItsFirst() throws IOException {
        journal.mendAndVerify("d1", line -> {});
        try (Journal other = Journal.open(folder, UnaryOperator.identity())) {
            other.append("d1", FORGED);
        }

        assertThatThrownBy(() -> journal.appendUnlessMoved("d0", 0, BRANCH))
                .hasMessageContaining("(line 1 is one of d1, which this process alone writes, and it did not)");
    }

    @Test
    void whatIsMendedOnItsBehalfIsItsOwn() throws IOException {
        journal.append("d0", BRANCH);
        Files.writeString(folder.resolve("journal.jsonl"), "{\"torn", StandardOpenOption.APPEND);

        assertThat(journal.mendAndVerify("d1", line -> {})).isPresent();
        assertThat(journal.append("d1", BRANCH).number()).isEqualTo(3);
    }

    @Test
    void whatOthersWriteForThemselvesIsGoneOnWith() throws IOException {
        journal.append("d1", BRANCH);
        try (Journal other = Journal.open(folder, UnaryOperator.identity())) {
            other.append("d2", BRANCH);
            other.append("d2", EXECUTE);
        }

        assertThat(journal.append("d1", EXECUTE).number()).isEqualTo(4);
        assertThat(journal.verify(line -> {}).lines()).isEqualTo(4);
    }

    /** As where the disk failed behind the line, and could not be cut back. */
    @Test
    void aLineOfOursThatStandsThereAlthoughItsWritingFailedIsNoForeignOne() throws IOException {
        KnownChain chain = new KnownChain(folder.resolve("journal.jsonl"), format());
        chain.own("d1");
        journal.append("d0", BRANCH);
        try (LinesFile lines = LinesFile.toRead(folder.resolve("journal.jsonl"))) {
            chain.follow(lines, head());
            journal.append("d1", BRANCH);
            assertThatThrownBy(() -> chain.follow(lines, head())).hasMessageContaining("line 2 is one of d1");

            chain.begin(head());
            chain.follow(lines, head());
        }
    }

    private JournalHead head() throws IOException {
        return JournalHead.read(folder.resolve("journal.head")).orElseThrow();
    }

    private static LineFormat format() {
        return new LineFormat(new EventJson(UnaryOperator.identity()));
    }

    /** Puts other lines in the place of all that are there, with hashes and a head that go with them. */
    private void madeAnew(String deploymentId, List<DeploymentEvent> events) throws IOException {
        Path elsewhere = temp.resolve("forged");
        try (Journal forged = Journal.open(elsewhere, UnaryOperator.identity())) {
            for (DeploymentEvent event : events) {
                forged.append(deploymentId, event);
            }
        }
        copy(elsewhere, folder);
    }

    private void keep() throws IOException {
        copy(folder, Files.createDirectory(temp.resolve("kept")));
    }

    private void restore() throws IOException {
        copy(temp.resolve("kept"), folder);
    }

    private static void copy(Path from, Path to) throws IOException {
        for (String name : List.of("journal.jsonl", "journal.head")) {
            Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(folder.resolve("journal.jsonl"));
    }
}
