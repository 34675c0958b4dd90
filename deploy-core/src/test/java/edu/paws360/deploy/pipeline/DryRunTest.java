package edu.paws360.deploy.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentCompleted;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.DryRunCompleted;
import edu.paws360.deploy.event.DryRunStarted;
import edu.paws360.deploy.event.ExecutionStarted;
import edu.paws360.deploy.event.LastLines;
import edu.paws360.deploy.event.StageFinished;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.StageStarted;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.runner.RunnerOutcome;
import edu.paws360.deploy.runner.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DryRunTest {
    @TempDir
    Path folder;

    private final List<JournalEntry> seen = new ArrayList<>();
    private final List<String> printed = new ArrayList<>();
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
    void nobodyWhoLooksForDeploymentsFindsOne() throws JournalException {
        Verdict verdict = run(passing(StageName.BRANCH));

        assertThat(verdict.succeeded()).isTrue();
        assertThat(verdict.message()).isEqualTo("dry run, nothing was deployed: every stage passed");
        assertThat(seen)
                .extracting(JournalEntry::event)
                .hasAtLeastOneElementOfType(DryRunStarted.class)
                .noneMatch(event -> event instanceof DeploymentStarted || event instanceof DeploymentCompleted);
        assertThat(((DryRunCompleted) last()).notDelivered()).containsExactly("pushgateway");
    }

    @Test
    void whatOnlyWouldBeDoneDoesNotCountAsPassed() throws JournalException {
        Stage told = new NotExecuted(StageName.ROLLBACK, "would go back");

        assertThat(run(passing(StageName.BRANCH), told).message())
                .isEqualTo("dry run, nothing was deployed: no stage failed, but not every one looked:"
                        + " rollback (not executed)");
        assertThat(seen).extracting(JournalEntry::event).doesNotContain(new StageStarted(StageName.ROLLBACK));
    }

    @Test
    void whatFailsEndsIt() throws JournalException {
        Verdict verdict = run(
                stage(StageName.PREFLIGHT, run -> StageResult.failed(ReasonCode.SECRETS_MISSING, "API_KEY is absent")),
                stage(StageName.EXECUTE, run -> {
                    throw new AssertionError("must not run");
                }));

        assertThat(verdict.reason()).isEqualTo(ReasonCode.SECRETS_MISSING);
        assertThat(verdict.message())
                .isEqualTo("dry run, nothing was deployed: stage preflight failed: API_KEY is absent");
    }

    @Test
    void theCheckRunsWithoutAHoldAndWithoutAToken() throws JournalException {
        FakeRunner runner = FakeRunner.exits("local", 0);

        assertThat(run(checking(runner)).succeeded()).isTrue();
        assertThat(runner.environments).containsExactly(Map.of("DEPLOY_RUNNER", "primary"));
        assertThat(finished().detail())
                .isEqualTo("dry run on local: ansible-playbook ended with exit code 0 (ansible-playbook --check)");
        assertThat(seen).extracting(JournalEntry::event).noneMatch(ExecutionStarted.class::isInstance);
    }

    @Test
    void aCheckThatFailsSaysWhatToReadAndThatNothingWasDeployed() throws JournalException {
        Verdict verdict = run(checking(FakeRunner.exits("local", 2)));

        assertThat(verdict.reason()).isEqualTo(ReasonCode.PLAYBOOK_FAILED);
        assertThat(verdict.message())
                .isEqualTo("dry run, nothing was deployed: stage execute failed: dry run on local: ansible-playbook"
                        + " ended with exit code 2: a task failed on at least one target (ansible-playbook --check)");
        assertThat(verdict.advice())
                .startsWith("Read the end of deployment.log: ")
                .doesNotContain("changed");
    }

    @Test
    void aRunnerThatIsUnfitIsNotAsked() throws JournalException {
        Verdict verdict = run(checking(FakeRunner.unfit("ssh://other")));

        assertThat(verdict.reason()).isEqualTo(ReasonCode.PRIMARY_UNREACHABLE);
        assertThat(verdict.message()).endsWith("stage execute failed: it has no python3");
    }

    @Test
    void thatACheckMayStillRunIsSaid() throws JournalException {
        assertThat(run(checking(FakeRunner.isLost("local", false))).reason()).isEqualTo(ReasonCode.PRIMARY_NOT_FENCED);
    }

    @Test
    void aCheckThatIsCancelledHasChangedNothing() throws JournalException {
        FakeRunner runner =
                new FakeRunner("local", () -> new RunnerOutcome.Cancelled(FakeRunner.NOW, FakeRunner.NOW, true));

        Verdict verdict = run(checking(runner));

        assertThat(verdict.reason()).isEqualTo(ReasonCode.CANCELLED);
        assertThat(verdict.advice()).isEqualTo("Start the dry run again.");
        assertThat(seen).extracting(JournalEntry::event).noneMatch(LastLines.class::isInstance);
    }

    private Stage checking(FakeRunner runner) {
        Work work = Work.of(List.of("ansible-playbook"), folder.toAbsolutePath())
                .withEnvironment(Map.of("DEPLOY_RUNNER", "primary"));
        return new CheckModeStage(
                runner,
                new Execution(work, CommandKind.ANSIBLE_PLAYBOOK, "ansible-playbook --check", List.of()),
                name -> printed::add);
    }

    private Verdict run(Stage... stages) throws JournalException {
        return new DryRun(List.of(stages), new Recorder(journal, "d1", List.of(seen::add)), List.of("pushgateway"))
                .run(PipelineTest.STARTED);
    }

    private Object last() {
        return seen.get(seen.size() - 1).event();
    }

    private StageFinished finished() {
        return seen.stream()
                .map(JournalEntry::event)
                .filter(StageFinished.class::isInstance)
                .map(StageFinished.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Stage passing(StageName name) {
        return stage(name, run -> StageResult.passed("good"));
    }

    private interface Execute {
        StageResult with(Run run);
    }

    private static Stage stage(StageName name, Execute execute) {
        return new Stage() {
            @Override
            public StageName name() {
                return name;
            }

            @Override
            public StageResult execute(Run run) {
                return execute.with(run);
            }
        };
    }
}
