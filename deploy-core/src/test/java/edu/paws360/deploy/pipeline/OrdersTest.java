package edu.paws360.deploy.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.ExecutionFinished;
import edu.paws360.deploy.event.ExecutionStarted;
import edu.paws360.deploy.event.FailoverTriggered;
import edu.paws360.deploy.event.FailoverTriggered.Reason;
import edu.paws360.deploy.event.OrderReceived;
import edu.paws360.deploy.event.RunnerRole;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.pipeline.FailoverPolicy.Mode;
import edu.paws360.deploy.pipeline.FailoverPolicy.Trigger;
import edu.paws360.deploy.queue.Order;
import edu.paws360.deploy.runner.LocalRunner;
import edu.paws360.deploy.runner.RunnerOutcome;
import edu.paws360.deploy.testbed.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people ask of a deployment that holds production. */
@Timeout(60)
class OrdersTest {
    @TempDir
    Path folder;

    private final FakeRunner second = FakeRunner.exits("two", 0);
    private Rig rig;

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
    void areLeftAloneOnceTheHoldIsLostBecauseTheyMayBeAnotherOnes() throws Exception {
        rig.hold.lost = true;
        rig.order(Order.Kind.CANCEL);

        Verdict verdict = rig.deploy(rig.runners(FakeRunner.exits("one", 0), second));

        assertThat(verdict.reason()).isEqualTo(ReasonCode.HOLD_LOST);
        assertThat(rig.hold.answers).isEmpty();
        assertThat(rig.hold.orders).hasSize(1);
    }

    @Test
    void doNotKeepALostHoldFromBeingSeenWhileTheyWaitForTheJournal() throws Exception {
        FakeRunner first = FakeRunner.hangs("one", true);
        rig.listener = line -> {
            if (line.event() instanceof ExecutionStarted) {
                rig.order(Order.Kind.FAILOVER);
            }
            if (line.event() instanceof OrderReceived) {
                rig.hold.lost = true;
                Eventually.holds(() -> first.interrupts() > 0);
            }
        };

        assertThat(rig.deploy(rig.runners(first, second)).reason()).isEqualTo(ReasonCode.HOLD_LOST);
        assertThat(second.ran()).isZero();
        List<String> outcomes = rig.all(OrderReceived.class).stream()
                .map(OrderReceived::outcome)
                .toList();
        assertThat(outcomes).first().isEqualTo("stopping the primary; the secondary goes on");
        // Judged anew as often as the deployment moved on meanwhile.
        assertThat(outcomes.subList(1, outcomes.size()))
                .isNotEmpty()
                .allMatch(outcome -> outcome.startsWith("refused: the deployment is "));
    }

    @Test
    void aFailoverStopsARealPrimaryAndGoesOnWithTheSecondary() throws Exception {
        rig.command = "echo $DEPLOY_RUNNER | tee -a seen; test $DEPLOY_RUNNER = secondary || exec sleep 600";
        rig.output = this::orderOnce;

        Verdict verdict = rig.deploy(rig.runners(new LocalRunner("one"), new LocalRunner("two")));

        assertThat(verdict.succeeded()).isTrue();
        assertThat(verdict.message()).isEqualTo("every stage passed; the secondary runner two took over (manual)");
        assertThat(Files.readAllLines(folder.resolve("seen"))).containsExactly("primary", "secondary");
        assertThat(rig.hold.answers).containsExactly("stopping the primary; the secondary goes on");
        assertThat(rig.all(OrderReceived.class))
                .containsExactly(new OrderReceived(
                        OrderReceived.Kind.FAILOVER, "ann", "it hangs", "stopping the primary; the secondary goes on"));
        assertThat(rig.all(ExecutionFinished.class).get(0).detail())
                .isEqualTo("the command was ended because a failover was ordered");
        assertThat(rig.all(FailoverTriggered.class))
                .containsExactly(new FailoverTriggered(Reason.MANUAL, RunnerRole.PRIMARY, RunnerRole.SECONDARY));
    }

    @Test
    void theAnswerToAFailoverStandsUntilItCanHaveBeenRead() throws Exception {
        whenStarted(RunnerRole.PRIMARY, () -> rig.order(Order.Kind.FAILOVER));

        assertThat(rig.deploy(rig.runners(FakeRunner.hangs("one", true), second))
                        .succeeded())
                .isTrue();

        assertThat(rig.hold.answerStood()).isGreaterThanOrEqualTo(Duration.ofMillis(950));
    }

    @Test
    void aFailoverThatWasOrderedTriggersWhateverDeployFailoverOnSays() throws Exception {
        rig.policy = Rig.policy(Mode.AUTO, Trigger.PRIMARY_TIMEOUT);
        whenStarted(RunnerRole.PRIMARY, () -> rig.order(Order.Kind.FAILOVER));

        assertThat(rig.deploy(rig.runners(FakeRunner.hangs("one", true), FakeRunner.exits("two", 9)))
                        .message())
                .isEqualTo(
                        "stage execute failed: primary runner one: the command was ended because a failover was ordered"
                                + " (failover ordered by ann: it hangs); secondary runner two: the command ended with exit code 9");
    }

    @Test
    void aFailoverWhosePrimaryDoesNotProvablyStopStartsNothing() throws Exception {
        FakeRunner first = new FakeRunner("one", () -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stop) {
                return new RunnerOutcome.Cancelled(FakeRunner.NOW, FakeRunner.NOW, false);
            }
            throw new AssertionError("never ends by itself");
        });
        whenStarted(RunnerRole.PRIMARY, () -> rig.order(Order.Kind.FAILOVER));

        Verdict verdict = rig.deploy(rig.runners(first, second));

        assertThat(verdict.reason()).isEqualTo(ReasonCode.PRIMARY_NOT_FENCED);
        assertThat(second.ran()).isZero();
        assertThat(rig.hold.lapsed).isTrue();
    }

    @Test
    void aFailoverBeforeTheExecutionGoesStraightToTheSecondary() throws Exception {
        FakeRunner first = FakeRunner.exits("one", 0);
        Stage preflight = answered(StageName.PREFLIGHT, Order.Kind.FAILOVER);

        Verdict verdict =
                rig.run(preflight, new ExecuteStage(rig.runners(first, second), rig.execution(), runner -> line -> {}));

        assertThat(verdict.succeeded()).isTrue();
        assertThat(first.ran()).isZero();
        assertThat(rig.hold.answers).containsExactly("the deployment goes straight to the secondary");
        assertThat(rig.all(FailoverTriggered.class))
                .extracting(FailoverTriggered::reason)
                .containsExactly(Reason.MANUAL);
    }

    @Test
    void aSecondFailoverIsRefused() throws Exception {
        Stage preflight = PipelineTest.stage(StageName.PREFLIGHT, run -> {
            rig.order(Order.Kind.FAILOVER);
            rig.order(Order.Kind.FAILOVER);
            Eventually.holds(() -> rig.hold.answers.size() == 2);
            return StageResult.passed("fine");
        });

        rig.run(
                preflight,
                new ExecuteStage(
                        rig.runners(FakeRunner.exits("one", 0), second), rig.execution(), runner -> line -> {}));

        assertThat(rig.hold.answers)
                .containsExactly(
                        "the deployment goes straight to the secondary", "refused: a failover was ordered already");
    }

    @Test
    void aFailoverWithoutASecondaryIsRefused() throws Exception {
        rig.run(
                answered(StageName.PREFLIGHT, Order.Kind.FAILOVER),
                new ExecuteStage(Runners.only(FakeRunner.exits("one", 0)), rig.execution(), runner -> line -> {}));

        assertThat(rig.hold.answers).containsExactly("refused: there is no secondary (deploy.runner.secondary)");
    }

    @Test
    void aFailoverIsRefusedWhereFailoverIsOff() throws Exception {
        rig.policy = Rig.policy(Mode.OFF);

        rig.run(
                answered(StageName.PREFLIGHT, Order.Kind.FAILOVER),
                new ExecuteStage(
                        rig.runners(FakeRunner.exits("one", 0), second), rig.execution(), runner -> line -> {}));

        assertThat(rig.hold.answers).containsExactly("refused: deploy.failover.mode is off");
    }

    @Test
    void aFailoverWhileTheSecondaryRunsIsRefused() throws Exception {
        FakeRunner slow = new FakeRunner("two", () -> {
            rig.order(Order.Kind.FAILOVER);
            Eventually.holds(() -> !rig.hold.answers.isEmpty());
            return new RunnerOutcome.Exited(0, FakeRunner.NOW, FakeRunner.NOW, true);
        });

        assertThat(rig.deploy(rig.runners(FakeRunner.exits("one", 1), slow)).succeeded())
                .isTrue();
        assertThat(rig.hold.answers).containsExactly("refused: the secondary runs already");
    }

    @Test
    void aFailoverDuringTheWaitIsRefused() throws Exception {
        rig.policy = new FailoverPolicy(Mode.AUTO, FailoverPolicy.standard().on(), Duration.ofSeconds(1));
        rig.listener = line -> {
            if (line.event() instanceof FailoverTriggered) {
                rig.order(Order.Kind.FAILOVER);
            }
        };

        assertThat(rig.deploy(rig.runners(FakeRunner.exits("one", 1), second)).succeeded())
                .isTrue();
        assertThat(rig.hold.answers).containsExactly("refused: the secondary takes over already");
    }

    @Test
    void aFailoverAfterTheExecutionIsRefused() throws Exception {
        rig.run(
                new ExecuteStage(
                        rig.runners(FakeRunner.exits("one", 0), second), rig.execution(), runner -> line -> {}),
                answered(StageName.HEALTH, Order.Kind.FAILOVER));

        assertThat(rig.hold.answers).containsExactly("refused: nothing runs now; stage health");
    }

    @ParameterizedTest
    @EnumSource(
            value = StageName.class,
            names = {"PREFLIGHT", "HEALTH", "SMOKE"})
    void aCancelEndsEveryStage(StageName stage) throws Exception {
        Verdict verdict = rig.run(PipelineTest.stage(stage, run -> {
            rig.order(Order.Kind.CANCEL);
            new CountDownLatch(1).await();
            return StageResult.passed("never");
        }));

        assertThat(verdict.reason()).isEqualTo(ReasonCode.CANCELLED);
        assertThat(verdict.message()).isEqualTo("stage " + stage.label() + " failed: cancelled by ann: it hangs");
        assertThat(rig.all(OrderReceived.class))
                .containsExactly(new OrderReceived(
                        OrderReceived.Kind.CANCEL, "ann", "it hangs", "cancelling; stage " + stage.label()));
        assertThat(rig.hold.closed).isTrue();
    }

    @Test
    void aCancelStopsARealCommand() throws Exception {
        rig.command = "sleep 600";
        whenStarted(RunnerRole.PRIMARY, () -> rig.order(Order.Kind.CANCEL));

        Verdict verdict = rig.deploy(rig.runners(new LocalRunner("one"), second));

        assertThat(verdict.message()).isEqualTo("stage execute failed: cancelled by ann: it hangs");
        assertThat(rig.all(ExecutionFinished.class).get(0).detail())
                .isEqualTo("the command was ended because the deployment was cancelled");
        assertThat(second.ran()).isZero();
    }

    @Test
    void aCancelEndsTheWaitBeforeTheSecondary() throws Exception {
        rig.policy = new FailoverPolicy(Mode.AUTO, FailoverPolicy.standard().on(), Duration.ofMinutes(5));
        rig.listener = line -> {
            if (line.event() instanceof FailoverTriggered) {
                rig.order(Order.Kind.CANCEL);
            }
        };

        assertThat(rig.deploy(rig.runners(FakeRunner.exits("one", 1), second)).message())
                .isEqualTo("stage execute failed: cancelled by ann: it hangs");
        assertThat(second.ran()).isZero();
    }

    @Test
    void aCancelAfterAFailoverStopsThePrimaryOnlyOnce() throws Exception {
        whenStarted(RunnerRole.PRIMARY, () -> {
            rig.order(Order.Kind.FAILOVER);
            rig.order(Order.Kind.CANCEL);
        });

        Verdict verdict = rig.deploy(rig.runners(FakeRunner.hangs("one", true), second));

        assertThat(verdict.reason()).isEqualTo(ReasonCode.CANCELLED);
        assertThat(rig.hold.answers)
                .containsExactly("stopping the primary; the secondary goes on", "cancelling; stage execute");
        assertThat(second.ran()).isZero();
    }

    @Test
    void anOrderThatCouldNotBeAnsweredIsObeyedOnce() throws Exception {
        rig.hold.deaf = true;
        Stage preflight = PipelineTest.stage(StageName.PREFLIGHT, run -> {
            rig.order(Order.Kind.FAILOVER);
            Eventually.holds(() -> rig.hold.answers.size() > 2);
            return StageResult.passed("fine");
        });

        rig.run(
                preflight,
                new ExecuteStage(
                        rig.runners(FakeRunner.exits("one", 0), second), rig.execution(), runner -> line -> {}));

        assertThat(rig.hold.answers).containsOnly("the deployment goes straight to the secondary");
        assertThat(rig.all(OrderReceived.class)).hasSize(1);
    }

    @Test
    void aStoreThatCannotBeAskedForOrdersIsNotALostHold() throws Exception {
        rig.hold.unreadable = true;

        assertThat(rig.deploy(rig.runners(FakeRunner.exits("one", 0), second)).succeeded())
                .isTrue();
    }

    private void orderOnce(String line) {
        if (line.equals("primary")) {
            rig.order(Order.Kind.FAILOVER);
        }
    }

    private void whenStarted(RunnerRole role, Runnable then) {
        rig.listener = line -> {
            if (line.event() instanceof ExecutionStarted started && started.role() == role) {
                then.run();
            }
        };
    }

    private Stage answered(StageName name, Order.Kind kind) {
        return PipelineTest.stage(name, run -> {
            rig.order(kind);
            Eventually.holds(() -> !rig.hold.answers.isEmpty());
            return StageResult.passed("fine");
        });
    }
}
