package edu.paws360.deploy.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.ExecutionFinished;
import edu.paws360.deploy.event.ExecutionStarted;
import edu.paws360.deploy.event.FailoverTriggered;
import edu.paws360.deploy.event.FailoverTriggered.Reason;
import edu.paws360.deploy.event.HoldLapsed;
import edu.paws360.deploy.event.HoldReleased;
import edu.paws360.deploy.event.RunnerRole;
import edu.paws360.deploy.event.StageFinished;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.pipeline.FailoverPolicy.Mode;
import edu.paws360.deploy.pipeline.FailoverPolicy.Trigger;
import edu.paws360.deploy.runner.LocalRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** When the secondary takes over, and when it must not. */
@Timeout(60)
class FailoverTest {
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
    }

    @Test
    void twoRealRunnersTellTheCommandWhoTheyAreUnderTheSameToken() throws Exception {
        rig.command = "echo $DEPLOY_RUNNER $DEPLOY_FENCING_TOKEN >> seen; test $DEPLOY_RUNNER = secondary";

        Verdict verdict = rig.deploy(rig.runners(new LocalRunner("one"), new LocalRunner("two")));

        assertThat(Files.readAllLines(folder.resolve("seen"))).containsExactly("primary 12", "secondary 12");
        assertThat(verdict.succeeded()).isTrue();
        assertThat(verdict.message())
                .isEqualTo("every stage passed; the secondary runner two took over (primary_exit_code)");
        assertThat(rig.all(StageFinished.class).get(1).detail())
                .isEqualTo(
                        "secondary runner two: the command ended with exit code 0; before that, primary runner one: the"
                                + " command ended with exit code 1");
        assertThat(rig.all(HoldReleased.class)).hasSize(1);
    }

    static Stream<Arguments> endingsAndReasons() {
        return Stream.of(
                Arguments.of(FakeRunner.exits("one", 3), Reason.PRIMARY_EXIT_CODE),
                Arguments.of(FakeRunner.fails("one", true), Reason.PRIMARY_EXIT_CODE),
                Arguments.of(FakeRunner.timesOut("one", true), Reason.PRIMARY_TIMEOUT),
                Arguments.of(FakeRunner.isLost("one", true), Reason.PRIMARY_UNREACHABLE),
                Arguments.of(FakeRunner.unfit("one"), Reason.PRIMARY_UNREACHABLE));
    }

    @ParameterizedTest
    @MethodSource("endingsAndReasons")
    void eachFailureOfThePrimaryHasItsReason(FakeRunner first, Reason reason) throws Exception {
        assertThat(rig.deploy(rig.runners(first, second)).succeeded()).isTrue();

        assertThat(rig.all(FailoverTriggered.class))
                .containsExactly(new FailoverTriggered(reason, RunnerRole.PRIMARY, RunnerRole.SECONDARY));
        assertThat(second.environments.get(0))
                .containsEntry("DEPLOY_RUNNER", "secondary")
                .containsEntry("DEPLOY_FENCING_TOKEN", "12");
    }

    static Stream<Arguments> failuresThatAreNotIn() {
        return Stream.of(
                Arguments.of(FakeRunner.exits("one", 3), Set.of(Trigger.PRIMARY_TIMEOUT), "primary_exit_code"),
                Arguments.of(FakeRunner.exits("one", 2), Set.of(Trigger.PLAYBOOK_UNREACHABLE), "playbook_failed"),
                Arguments.of(FakeRunner.exits("one", 4), Set.of(Trigger.PLAYBOOK_FAILED), "playbook_unreachable"),
                Arguments.of(FakeRunner.exits("one", 1), Set.of(Trigger.PLAYBOOK_FAILED), "primary_exit_code"),
                Arguments.of(FakeRunner.timesOut("one", true), Set.of(Trigger.PRIMARY_EXIT_CODE), "primary_timeout"),
                Arguments.of(FakeRunner.unfit("one"), Set.of(Trigger.PRIMARY_EXIT_CODE), "primary_unreachable"));
    }

    @ParameterizedTest
    @MethodSource("failuresThatAreNotIn")
    void whatDeployFailoverOnDoesNotNameEndsTheDeployment(FakeRunner first, Set<Trigger> on, String reason)
            throws Exception {
        rig.kind = CommandKind.ANSIBLE_PLAYBOOK;
        rig.policy = new FailoverPolicy(Mode.AUTO, on, Duration.ZERO);

        Verdict verdict = rig.deploy(rig.runners(first, second));

        assertThat(verdict.reason()).isEqualTo(new ReasonCode(reason));
        assertThat(verdict.message()).endsWith("; the secondary was not asked (deploy.failover.on does not name this)");
        assertThat(second.ran()).isZero();
    }

    static Stream<Arguments> exitCodesOfAnsible() {
        return Stream.of(
                Arguments.of(2, Trigger.PLAYBOOK_FAILED),
                Arguments.of(4, Trigger.PLAYBOOK_UNREACHABLE),
                Arguments.of(2, Trigger.PRIMARY_EXIT_CODE),
                Arguments.of(4, Trigger.PRIMARY_EXIT_CODE));
    }

    @ParameterizedTest
    @MethodSource("exitCodesOfAnsible")
    void anExitCodeOfAnsibleIsAnExitCodeInTheMetrics(int code, Trigger on) throws Exception {
        rig.kind = CommandKind.ANSIBLE_PLAYBOOK;
        rig.policy = Rig.policy(Mode.AUTO, on);

        assertThat(rig.deploy(rig.runners(FakeRunner.exits("one", code), second))
                        .succeeded())
                .isTrue();
        assertThat(rig.all(FailoverTriggered.class))
                .extracting(FailoverTriggered::reason)
                .containsExactly(Reason.PRIMARY_EXIT_CODE);
    }

    @Test
    void whereFailoverIsOffThePrimarysOwnReasonStands() throws Exception {
        rig.policy = Rig.policy(Mode.OFF, Trigger.PRIMARY_EXIT_CODE);

        Verdict verdict = rig.deploy(rig.runners(FakeRunner.exits("one", 3), second));

        assertThat(verdict.reason()).isEqualTo(ReasonCode.PRIMARY_EXIT_CODE);
        assertThat(verdict.message())
                .isEqualTo("stage execute failed: the command ended with exit code 3; the secondary was not asked"
                        + " (deploy.failover.mode=off)");
    }

    @Test
    void withoutASecondaryNothingTakesOver() throws Exception {
        Verdict verdict = rig.deploy(Runners.only(FakeRunner.exits("one", 3)));

        assertThat(verdict.message()).isEqualTo("stage execute failed: the command ended with exit code 3");
        assertThat(rig.all(FailoverTriggered.class)).isEmpty();
    }

    static Stream<FakeRunner> notProven() {
        return Stream.of(
                FakeRunner.timesOut("one", false),
                FakeRunner.isLost("one", false),
                FakeRunner.fails("one", false),
                new FakeRunner("one", () -> {
                    throw new IllegalStateException("boom");
                }));
    }

    @ParameterizedTest
    @MethodSource("notProven")
    void aPrimaryThatMayStillRunKeepsTheSecondaryOutAndTheQueueClosed(FakeRunner first) throws Exception {
        Verdict verdict = rig.deploy(rig.runners(first, second));

        assertThat(verdict.reason()).isEqualTo(ReasonCode.PRIMARY_NOT_FENCED);
        assertThat(verdict.message()).endsWith("; it is not proven that it has stopped");
        assertThat(second.ran()).isZero();
        assertThat(rig.all(FailoverTriggered.class)).isEmpty();
        assertThat(rig.hold.lapsed).isTrue();
        assertThat(rig.hold.closed).isFalse();
        assertThat(rig.all(HoldReleased.class)).isEmpty();
        assertThat(rig.all(HoldLapsed.class))
                .containsExactly(new HoldLapsed(
                        7,
                        12,
                        "it is not proven that what was started has stopped, so the next deployment goes as after the death"
                                + " of this process"));
    }

    @Test
    void bothRunnersFailed() throws Exception {
        Verdict verdict = rig.deploy(rig.runners(FakeRunner.exits("one", 3), FakeRunner.unfit("two")));

        assertThat(verdict.reason()).isEqualTo(ReasonCode.RUNNERS_FAILED);
        assertThat(verdict.message())
                .isEqualTo(
                        "stage execute failed: primary runner one: the command ended with exit code 3; secondary runner"
                                + " two: it has no python3");
        assertThat(verdict.advice()).isEqualTo(Advice.on(ReasonCode.RUNNERS_FAILED));
    }

    @Test
    void aSecondaryThatMayStillRunIsNotFencedEither() throws Exception {
        Verdict verdict = rig.deploy(rig.runners(FakeRunner.exits("one", 3), FakeRunner.isLost("two", false)));

        assertThat(verdict.reason()).isEqualTo(ReasonCode.PRIMARY_NOT_FENCED);
        assertThat(rig.hold.lapsed).isTrue();
    }

    @Test
    void manualGoesStraightToTheSecondary() throws Exception {
        rig.policy = Rig.policy(Mode.MANUAL);
        FakeRunner first = FakeRunner.exits("one", 0);

        Verdict verdict = rig.deploy(rig.runners(first, second));

        assertThat(first.ran()).isZero();
        assertThat(verdict.message()).isEqualTo("every stage passed; the secondary runner two took over (manual)");
        assertThat(rig.all(FailoverTriggered.class))
                .containsExactly(new FailoverTriggered(Reason.MANUAL, RunnerRole.PRIMARY, RunnerRole.SECONDARY));
        assertThat(rig.all(ExecutionStarted.class))
                .extracting(ExecutionStarted::role)
                .containsExactly(RunnerRole.SECONDARY);
    }

    @Test
    void manualNamesThePrimaryThatWasPassedOverWhenTheSecondaryFails() throws Exception {
        rig.policy = Rig.policy(Mode.MANUAL);

        Verdict verdict = rig.deploy(rig.runners(FakeRunner.exits("one", 0), FakeRunner.exits("two", 1)));

        assertThat(verdict.reason()).isEqualTo(ReasonCode.RUNNERS_FAILED);
        assertThat(verdict.message())
                .isEqualTo("stage execute failed: the primary runner one was passed over (deploy.failover.mode=manual);"
                        + " secondary runner two: the command ended with exit code 1");
    }

    @Test
    void manualWithoutASecondaryIsRefusedAtOnce() {
        assertThatThrownBy(() -> new Runners(second, Optional.empty(), Rig.policy(Mode.MANUAL)))
                .hasMessage("deploy.failover.mode=manual goes straight to the secondary runner, and there is none: set"
                        + " deploy.runner.secondary.");
    }

    @Test
    void aHoldThatIsLostDuringTheWaitEndsIt() throws Exception {
        rig.policy = new FailoverPolicy(Mode.AUTO, FailoverPolicy.standard().on(), Duration.ofMinutes(5));
        rig.listener = line -> {
            if (line.event() instanceof FailoverTriggered) {
                rig.hold.lost = true;
            }
        };

        Verdict verdict = rig.deploy(rig.runners(FakeRunner.exits("one", 3), second));

        assertThat(verdict.reason()).isEqualTo(ReasonCode.HOLD_LOST);
        assertThat(second.ran()).isZero();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void everyAttemptStandsInTheJournal() throws Exception {
        rig.deploy(rig.runners(FakeRunner.isLost("one", true), second));

        assertThat(rig.all(ExecutionFinished.class))
                .extracting(ExecutionFinished::role, ExecutionFinished::runner, ExecutionFinished::detail)
                .isEqualTo(List.of(
                        tuple(RunnerRole.PRIMARY, "one", "the line is dead"),
                        tuple(RunnerRole.SECONDARY, "two", "the command ended with exit code 0")));
    }

    @Test
    void theSpecsDefaults() {
        FailoverPolicy standard = FailoverPolicy.standard();

        assertThat(standard.delay()).isEqualTo(Duration.ofSeconds(30));
        assertThat(standard.on())
                .containsExactlyInAnyOrder(
                        Trigger.PRIMARY_EXIT_CODE, Trigger.PRIMARY_TIMEOUT, Trigger.PRIMARY_UNREACHABLE);
        assertThatThrownBy(() -> new FailoverPolicy(Mode.AUTO, Set.of(), Duration.ofSeconds(-1)))
                .hasMessage("deploy.failover.wait is PT-1S, expected zero or more.");
    }
}
