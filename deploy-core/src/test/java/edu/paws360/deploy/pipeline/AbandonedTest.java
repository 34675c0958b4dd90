package edu.paws360.deploy.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentAbandoned;
import edu.paws360.deploy.event.DeploymentClosed;
import edu.paws360.deploy.event.DeploymentCompleted;
import edu.paws360.deploy.event.ExecutionStarted;
import edu.paws360.deploy.event.RunnerRole;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.StageStarted;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.RunningMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbandonedTest {
    private static final DeploymentCompleted COMPLETED = new DeploymentCompleted(
            new Verdict(Verdict.Outcome.FAILED, ReasonCode.CANCELLED, "no", "look", Duration.ZERO));

    @TempDir
    Path folder;

    private Journal journal;

    @BeforeEach
    void open() throws IOException {
        journal = Journal.open(folder, UnaryOperator.identity());
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void aDeploymentWithoutVerdictAndWithoutProcessIsToldOnce() throws IOException {
        journal.append("dead", PipelineTest.STARTED);
        journal.append("dead", new StageStarted(StageName.EXECUTE));
        journal.append("dead", new ExecutionStarted(RunnerRole.PRIMARY, "local", "sh -c ./deploy"));

        List<JournalEntry> told = tell();

        assertThat(told).hasSize(1);
        assertThat(told.get(0).deploymentId()).isEqualTo("dead");
        assertThat(told.get(0).event()).isEqualTo(new DeploymentAbandoned("execute", true, "next"));
        assertThat(tell()).isEmpty();
    }

    @Test
    void oneThatHadNotBegunToExecuteChangedNothing() throws IOException {
        journal.append("dead", PipelineTest.STARTED);

        assertThat(tell())
                .extracting(JournalEntry::event)
                .containsExactly(new DeploymentAbandoned("none", false, "next"));
    }

    @Test
    void oneWhoseProcessLivesIsLeftAlone() throws IOException {
        RunningMark mark = RunningMark.set(journal.running(), "alive");
        journal.append("alive", PipelineTest.STARTED);

        assertThat(tell()).isEmpty();
        mark.close();
        assertThat(tell()).hasSize(1);
    }

    @Test
    void oneWithAVerdictIsNotAbandoned() throws IOException {
        journal.append("done", PipelineTest.STARTED);
        journal.append("done", COMPLETED);
        journal.append("done", new DeploymentClosed("2-" + "0".repeat(64), List.of()));

        assertThat(tell()).isEmpty();
    }

    @Test
    void oneWithAVerdictThatDidNotComeToItsLastLineGetsItOnce() throws IOException {
        journal.append("decided", PipelineTest.STARTED);
        JournalEntry verdict = journal.append("decided", COMPLETED);

        assertThat(tell())
                .extracting(JournalEntry::deploymentId, JournalEntry::event)
                .containsExactly(tuple("decided", new DeploymentClosed("2-" + verdict.hash(), List.of())));
        assertThat(tell()).isEmpty();
    }

    @Test
    void oneThatIsStillDeliveringIsLeftAlone() throws IOException {
        RunningMark mark = RunningMark.set(journal.running(), "decided");
        journal.append("decided", PipelineTest.STARTED);
        journal.append("decided", COMPLETED);

        assertThat(tell()).isEmpty();
        mark.close();
    }

    @Test
    void twoWhoLookAtOnceTellItOnce() throws IOException {
        journal.append("dead", PipelineTest.STARTED);
        Abandoned one = looked();
        Abandoned other = looked();

        assertThat(told(one)).hasSize(1);
        assertThat(told(other)).isEmpty();
    }

    @Test
    void oneThatEndedByItselfAfterTheLookIsNotAbandoned() throws IOException {
        RunningMark mark = RunningMark.set(journal.running(), "done");
        journal.append("done", PipelineTest.STARTED);
        Abandoned looked = looked();
        journal.append("done", COMPLETED);
        mark.close();

        assertThat(told(looked)).isEmpty();
    }

    @Test
    void oneThatWentOnAfterTheLookIsToldAsItEnded() throws IOException {
        journal.append("dead", PipelineTest.STARTED);
        Abandoned early = looked();
        journal.append("dead", new ExecutionStarted(RunnerRole.PRIMARY, "local", "sh -c ./deploy"));

        assertThat(told(early)).isEmpty();
        assertThat(tell())
                .extracting(JournalEntry::event)
                .containsExactly(new DeploymentAbandoned("none", true, "next"));
    }

    @Test
    void theMarkOfOneThatWasKilledBeforeItsFirstLineIsTakenAway() throws IOException {
        Files.createFile(journal.running().resolve("early.lock"));

        assertThat(tell()).isEmpty();
        assertThat(journal.running()).isEmptyDirectory();
    }

    private List<JournalEntry> tell() throws IOException {
        return told(looked());
    }

    private Abandoned looked() throws IOException {
        Abandoned abandoned = new Abandoned("next");
        journal.verify(abandoned);
        return abandoned;
    }

    private List<JournalEntry> told(Abandoned abandoned) throws IOException {
        List<JournalEntry> told = new ArrayList<>();
        abandoned.record(journal, told::add);
        return told;
    }
}
