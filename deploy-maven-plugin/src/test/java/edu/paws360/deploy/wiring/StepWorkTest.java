package edu.paws360.deploy.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.StageStarted;
import edu.paws360.deploy.event.StepName;
import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.pipeline.Step;
import edu.paws360.deploy.pipeline.StepSearch;
import edu.paws360.deploy.pipeline.WorkflowRun;
import edu.paws360.deploy.queue.Destination;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A step goes on with what it has read at first, and with nothing that took its place before the journal was verified. */
class StepWorkTest {
    private static final WorkflowRun RUN = new WorkflowRun("7/1");

    @TempDir
    Path folder;

    @Test
    void whatItReadIsWhatIsVerified() throws IOException {
        try (Journal journal = Journal.open(folder, UnaryOperator.identity())) {
            StepWork work = workBehind(journal.append("d1", new StageStarted(StageName.PREFLIGHT)));
            journal.append("d2", new StageStarted(StageName.BRANCH));
            work.mendAndVerify(journal, line -> {});

            assertThatCode(work::requireUnchanged).doesNotThrowAnyException();
        }
    }

    @Test
    void whatItMendsItselfIsNoOtherLine() throws IOException {
        try (Journal journal = Journal.open(folder, UnaryOperator.identity())) {
            StepWork work = workBehind(journal.append("d1", new StageStarted(StageName.PREFLIGHT)));
            Files.writeString(folder.resolve("journal.jsonl"), "{\"torn", StandardOpenOption.APPEND);

            assertThat(work.mendAndVerify(journal, line -> {})).isPresent();
            assertThatCode(work::requireUnchanged).doesNotThrowAnyException();
        }
    }

    @Test
    void aLineThatWasSlippedInSinceIsNotGoneOnWith() throws IOException {
        try (Journal journal = Journal.open(folder, UnaryOperator.identity())) {
            StepWork work = workBehind(journal.append("d1", new StageStarted(StageName.PREFLIGHT)));
            journal.append("d1", new StageStarted(StageName.BRANCH));
            work.mendAndVerify(journal, line -> {});

            assertThatThrownBy(work::requireUnchanged)
                    .isInstanceOf(JournalException.class)
                    .hasMessageStartingWith("The journal has other lines of deployment d1 than a moment ago, ");
        }
    }

    @Test
    void otherLinesOfTheSameDeploymentAreNotGoneOnWith() throws IOException {
        StepWork work;
        try (Journal elsewhere = Journal.open(folder.resolve("before"), UnaryOperator.identity())) {
            work = workBehind(elsewhere.append("d1", new StageStarted(StageName.PREFLIGHT)));
        }
        try (Journal journal = Journal.open(folder.resolve("now"), UnaryOperator.identity())) {
            journal.append("d1", new StageStarted(StageName.PREFLIGHT));
            work.mendAndVerify(journal, line -> {});
        }

        assertThatThrownBy(work::requireUnchanged)
                .isInstanceOf(JournalException.class)
                .hasMessage(
                        "The journal has other lines of deployment d1 than a moment ago, when this step read what it has"
                                + " to go on with. Keep the folder for an examination");
    }

    private static StepWork workBehind(JournalEntry before) {
        Step step = new Step(StepName.EXECUTE, RUN, started(), Optional.empty(), Duration.ofMinutes(30), Map.of());
        StepSearch again = new StepSearch(new Destination("edu:app", "production"), RUN);
        return new StepWork("d1", step, List.of(before), Optional.empty(), again);
    }

    private static DeploymentStarted started() {
        return new DeploymentStarted(
                "edu:app",
                "production",
                "ann",
                "main",
                "c1",
                false,
                "ci",
                "production",
                Optional.of("42"),
                "runner-1",
                4711,
                "1.0");
    }
}
