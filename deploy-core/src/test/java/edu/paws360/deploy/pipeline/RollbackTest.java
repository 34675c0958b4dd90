package edu.paws360.deploy.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentCompleted;
import edu.paws360.deploy.event.ExecutionFinished;
import edu.paws360.deploy.event.ExecutionStarted;
import edu.paws360.deploy.event.HealthGatesFinished;
import edu.paws360.deploy.event.HoldReleased;
import edu.paws360.deploy.event.LiveNoted;
import edu.paws360.deploy.event.RunnerRole;
import edu.paws360.deploy.event.SmokeTestsFinished;
import edu.paws360.deploy.event.StageFinished;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.queue.Order;
import edu.paws360.deploy.report.Incidental;
import edu.paws360.deploy.runner.LocalRunner;
import edu.paws360.deploy.runner.Runner;
import edu.paws360.deploy.runner.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Back to the earlier version, when what was deployed is not healthy. */
@Timeout(60)
class RollbackTest {
    @TempDir
    Path folder;

    private final FakeRunner one = FakeRunner.exits("one", 0);
    private final FakeRunner two = FakeRunner.exits("two", 0);
    private Rig rig;
    private Optional<String> earlier = Optional.empty();

    @BeforeEach
    void open() throws IOException {
        rig = new Rig(folder);
    }

    @AfterEach
    void close() {
        rig.close();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aRealCommandBringsTheEarlierVersionBackUnderTheSameToken() throws Exception {
        rig.command = "echo new >> seen";
        Runner local = new LocalRunner("one");
        Execution back = new Execution(
                Work.shell("echo back $DEPLOY_RUNNER $DEPLOY_FENCING_TOKEN >> seen", folder),
                CommandKind.ANY,
                "./rollback",
                List.of());
        rig.rollback = Optional.of(
                new Rollback(back, Runners.only(local), runner -> line -> {}, rig.looks(), Optional::empty));
        rig.gates(Rig.no("api"));

        Verdict verdict = rig.deploy(Runners.only(local));

        assertThat(Files.readAllLines(folder.resolve("seen"))).containsExactly("new", "back primary 12");
        assertThat(verdict.reason()).isEqualTo(ReasonCode.ROLLED_BACK);
        assertThat(verdict.message())
                .isEqualTo(
                        "stage health failed: api: HTTP 500; rolled back: primary runner one: the command ended with exit"
                                + " code 0, and passed again: health");
        assertThat(verdict.advice()).isEqualTo(Advice.on(ReasonCode.ROLLED_BACK));
        assertThat(rig.all(StageFinished.class))
                .extracting(StageFinished::stage, StageFinished::status)
                .endsWith(
                        tuple(StageName.SMOKE, CheckStatus.NOT_EXECUTED),
                        tuple(StageName.ROLLBACK, CheckStatus.PASSED));
        assertThat(rig.all(HealthGatesFinished.class)).hasSize(2);
    }

    @Test
    void failedSmokeTestsAreAskedAgainTogetherWithTheGates() throws Exception {
        rig.smoke(Rig.no("login"));

        assertThat(deploy(one, two).message())
                .isEqualTo(
                        "stage smoke failed: login: HTTP 500; rolled back: primary runner one: the command ended with exit"
                                + " code 0, and passed again: health, smoke");
        assertThat(rig.all(SmokeTestsFinished.class)).hasSize(2);
    }

    @Test
    void gatesThatFailAgainAreARollbackThatFailed() throws Exception {
        rig.gates(Rig.no("api")).gates(Rig.no("db"));

        Verdict verdict = deploy(one, two);

        assertThat(verdict.reason()).isEqualTo(ReasonCode.ROLLBACK_FAILED);
        assertThat(verdict.message())
                .isEqualTo(
                        "stage health failed: api: HTTP 500; stage rollback failed: primary runner one: the command ended"
                                + " with exit code 0, but health failed again: db: HTTP 500");
    }

    @Test
    void aRollbackWhoseCommandFailsIsNotFollowedByGates() throws Exception {
        rig.gates(Rig.no("api"));

        Verdict verdict = deploy(one, two, FakeRunner.exits("one", 5), FakeRunner.exits("two", 0));

        assertThat(verdict.reason()).isEqualTo(ReasonCode.ROLLBACK_FAILED);
        assertThat(verdict.message())
                .isEqualTo(
                        "stage health failed: api: HTTP 500; stage rollback failed: primary runner one: the command ended"
                                + " with exit code 5");
        assertThat(rig.all(HealthGatesFinished.class)).hasSize(1);
    }

    @Test
    void itRunsOnTheRunnerThatMadeTheChange() throws Exception {
        rig.gates(Rig.no("api"));

        deploy(FakeRunner.exits("one", 3), two);

        assertThat(rig.all(ExecutionStarted.class))
                .extracting(ExecutionStarted::role)
                .containsExactly(RunnerRole.PRIMARY, RunnerRole.SECONDARY, RunnerRole.SECONDARY);
    }

    @Test
    void theOtherRunnerTakesItWhereThatOneCannotEvenBegin() throws Exception {
        rig.gates(Rig.no("api"));

        Verdict verdict = deploy(one, two, FakeRunner.unfit("one"), two);

        assertThat(verdict.message())
                .isEqualTo(
                        "stage health failed: api: HTTP 500; rolled back: primary runner one: it has no python3; secondary"
                                + " runner two: the command ended with exit code 0, and passed again: health");
        assertThat(two.environments.get(0)).containsEntry("DEPLOY_FENCING_TOKEN", "12");
    }

    @Test
    void aRollbackThatMayStillRunKeepsTheQueueClosed() throws Exception {
        rig.gates(Rig.no("api"));

        Verdict verdict = deploy(one, two, FakeRunner.isLost("one", false), two);

        assertThat(verdict.reason()).isEqualTo(ReasonCode.PRIMARY_NOT_FENCED);
        assertThat(verdict.message())
                .isEqualTo(
                        "stage health failed: api: HTTP 500; stage rollback failed: the line is dead; it is not proven"
                                + " that it has stopped");
        assertThat(rig.hold.lapsed).isTrue();
        assertThat(two.ran()).isZero();
    }

    @Test
    void aCancelEndsIt() throws Exception {
        rig.gates(Rig.no("api"));
        rig.listener = line -> {
            if (line.event() instanceof ExecutionStarted
                    && rig.all(ExecutionStarted.class).size() == 2) {
                rig.order(Order.Kind.FAILOVER);
                rig.order(Order.Kind.CANCEL);
            }
        };

        Verdict verdict = deploy(one, two, FakeRunner.hangs("one", true), two);

        assertThat(verdict.reason()).isEqualTo(ReasonCode.CANCELLED);
        assertThat(verdict.message())
                .isEqualTo("stage health failed: api: HTTP 500; stage rollback failed: cancelled by ann: it hangs");
        assertThat(rig.hold.answers).containsExactly("refused: the rollback runs", "cancelling; stage rollback");
        assertThat(rig.all(ExecutionFinished.class).get(1).detail())
                .isEqualTo("the command was ended because the deployment was cancelled");
    }

    @Test
    void aHoldThatIsLostEndsIt() throws Exception {
        rig.gates(Rig.no("api"));
        rig.listener = line -> rig.hold.lost |= line.event() instanceof ExecutionStarted
                && rig.all(ExecutionStarted.class).size() == 2;

        assertThat(deploy(one, two, FakeRunner.hangs("one", true), two).reason())
                .isEqualTo(ReasonCode.HOLD_LOST);
    }

    @Test
    void nothingIsRolledBackWhereEverythingPassed() throws Exception {
        assertThat(deploy(one, two).succeeded()).isTrue();
        assertNotExecuted("no stage failed");
    }

    @Test
    void aFailedExecutionIsNotRolledBack() throws Exception {
        deploy(FakeRunner.exits("one", 3), FakeRunner.exits("two", 3));

        assertNotExecuted("only failed gates and smoke tests are rolled back, not a failed execution");
    }

    @Test
    void nothingIsRolledBackThatWasNeverChanged() throws Exception {
        rig.gates(Rig.no("api"));
        rig.rollback = Optional.of(rollback(rig.runners(one, two)));

        assertThat(rig.run().reason()).isEqualTo(ReasonCode.GATE_FAILED);
        assertNotExecuted("nothing was changed");
        assertThat(one.ran()).isZero();
    }

    @Test
    void aCancelledLookIsNotRolledBack() throws Exception {
        Stage cancelled = PipelineTest.stage(StageName.HEALTH, run -> {
            throw new InterruptedException();
        });

        assertThat(deployAnd(cancelled).reason()).isEqualTo(ReasonCode.CANCELLED);
        assertNotExecuted("the deployment was ended by cancelled, which says nothing of what runs");
    }

    @Test
    void aLookWhoseHoldWasLostIsNotRolledBack() throws Exception {
        Stage lost = PipelineTest.stage(StageName.HEALTH, run -> {
            rig.hold.lost = true;
            return StageResult.passed("fine");
        });

        assertThat(deployAnd(lost).reason()).isEqualTo(ReasonCode.HOLD_LOST);
        assertNotExecuted("the deployment was ended by hold_lost, which says nothing of what runs");
    }

    @Test
    void aLookThatBrokeIsNotRolledBack() throws Exception {
        Stage broken = PipelineTest.stage(StageName.HEALTH, run -> {
            throw new IllegalStateException("boom");
        });

        assertThat(deployAnd(broken).reason()).isEqualTo(ReasonCode.INTERNAL_ERROR);
        assertNotExecuted("stage health broke, so it is not known what runs");
    }

    @Test
    void whereNoneIsConfiguredNothingIsSaidOfIt() throws Exception {
        rig.gates(Rig.no("api"));

        assertThat(rig.deploy(rig.runners(one, two)).reason()).isEqualTo(ReasonCode.GATE_FAILED);
        assertThat(rig.all(StageFinished.class))
                .extracting(StageFinished::stage)
                .doesNotContain(StageName.ROLLBACK);
    }

    @Test
    void whatWasBroughtBackIsNotedAsLive() throws Exception {
        earlier = Optional.of("decaf");
        rig.gates(Rig.no("api"));

        assertThat(deploy(one, two).reason()).isEqualTo(ReasonCode.ROLLED_BACK);

        assertThat(rig.hold.live).containsExactly("edu:app in production: decaf");
        assertThat(rig.all(LiveNoted.class)).containsExactly(new LiveNoted("decaf", true, "the queue's store has it"));
    }

    @Test
    void whatWasBroughtBackIsNotNotedWhereNobodyKnowsWhatItIs() throws Exception {
        rig.gates(Rig.no("api"));

        assertThat(deploy(one, two).reason()).isEqualTo(ReasonCode.ROLLED_BACK);

        assertThat(rig.hold.live).isEqualTo(List.of());
    }

    @Test
    void whatIsNotHealthyEvenAfterARollbackIsNotNoted() throws Exception {
        earlier = Optional.of("decaf");
        rig.gates(Rig.no("api")).gates(Rig.no("api"));

        assertThat(deploy(one, two).reason()).isEqualTo(ReasonCode.ROLLBACK_FAILED);

        assertThat(rig.hold.live).isEqualTo(List.of());
    }

    @Test
    void whatWasDeployedIsNotedAsLiveBeforeTheVerdictIsWritten() throws Exception {
        assertThat(deploy(one, two).succeeded()).isTrue();

        String commit = PipelineTest.STARTED.commit();
        assertThat(rig.hold.live).containsExactly("edu:app in production: " + commit);
        assertThat(rig.seen.stream().map(JournalEntry::event))
                .containsSubsequence(
                        new LiveNoted(commit, true, "the queue's store has it"),
                        rig.all(DeploymentCompleted.class).get(0),
                        new HoldReleased(7, 12));
    }

    @Test
    void thatItCannotBeNotedIsToldAndChangesNoVerdict() throws Exception {
        rig.hold.unreadable = true;

        assertThat(deploy(one, two).succeeded()).isTrue();

        LiveNoted noted = rig.all(LiveNoted.class).get(0);
        assertThat(noted)
                .isEqualTo(new LiveNoted(
                        PipelineTest.STARTED.commit(),
                        false,
                        "The deployment queue at store is unavailable: it is away. Wait."));
        assertThat(Incidental.inWords(noted)).isPresent();
    }

    @Test
    void aStoreThatKeepsNoSuchNotesIsNotSaidToHaveIt() throws Exception {
        rig.hold.keepsLive = false;

        assertThat(deploy(one, two).succeeded()).isTrue();

        LiveNoted noted = rig.all(LiveNoted.class).get(0);
        assertThat(noted)
                .isEqualTo(
                        new LiveNoted(PipelineTest.STARTED.commit(), false, "the queue's store keeps no such notes"));
        assertThat(Incidental.inWords(noted)).isEmpty();
    }

    @Test
    void aRollbackThatNobodyLooksAtIsRefused() {
        Runners runners = rig.runners(one, two);
        Execution execution = rig.execution();
        assertThatThrownBy(() -> new Rollback(execution, runners, runner -> line -> {}, List.of(), Optional::empty))
                .hasMessage("A rollback needs a look that tells whether production is healthy again.");
    }

    private void assertNotExecuted(String why) {
        assertThat(rig.all(StageFinished.class))
                .last()
                .isEqualTo(new StageFinished(
                        StageName.ROLLBACK, CheckStatus.NOT_EXECUTED, ReasonCode.OK, why, Duration.ZERO));
    }

    private Rollback rollback(Runners runners) {
        return new Rollback(rig.execution(), runners, runner -> line -> {}, rig.looks(), () -> earlier);
    }

    private Verdict deployAnd(Stage look) throws Exception {
        Runners runners = rig.runners(one, two);
        rig.rollback = Optional.of(rollback(runners));
        return rig.run(new ExecuteStage(runners, rig.execution(), runner -> line -> {}), look);
    }

    private Verdict deploy(Runner primary, Runner secondary) throws Exception {
        return deploy(primary, secondary, primary, secondary);
    }

    private Verdict deploy(Runner primary, Runner secondary, Runner primaryBack, Runner secondaryBack)
            throws Exception {
        rig.rollback = Optional.of(rollback(rig.runners(primaryBack, secondaryBack)));
        return rig.deploy(rig.runners(primary, secondary));
    }
}
