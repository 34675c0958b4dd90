package edu.paws360.deploy.journal;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.ApprovalDecided;
import edu.paws360.deploy.event.BranchDecided;
import edu.paws360.deploy.event.BranchRulesRead;
import edu.paws360.deploy.event.ConcurrencyViolated;
import edu.paws360.deploy.event.DeploymentAbandoned;
import edu.paws360.deploy.event.DeploymentClosed;
import edu.paws360.deploy.event.DeploymentCompleted;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.ExecutionFinished;
import edu.paws360.deploy.event.ExecutionStarted;
import edu.paws360.deploy.event.FailoverTriggered;
import edu.paws360.deploy.event.FreshnessDecided;
import edu.paws360.deploy.event.HealthGatesFinished;
import edu.paws360.deploy.event.HoldGranted;
import edu.paws360.deploy.event.HoldLapsed;
import edu.paws360.deploy.event.HoldReleased;
import edu.paws360.deploy.event.JournalRepaired;
import edu.paws360.deploy.event.LiveNoted;
import edu.paws360.deploy.event.OrderReceived;
import edu.paws360.deploy.event.PreflightFinished;
import edu.paws360.deploy.event.QueueCrowded;
import edu.paws360.deploy.event.QueueEntered;
import edu.paws360.deploy.event.RunnerRole;
import edu.paws360.deploy.event.SecretsRead;
import edu.paws360.deploy.event.SinkDelivered;
import edu.paws360.deploy.event.SmokeTestsFinished;
import edu.paws360.deploy.event.StageFinished;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.StageStarted;
import edu.paws360.deploy.event.UnknownEvent;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.event.WorkflowRailsRead;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventJsonTest {
    private static final Duration TOOK = Duration.ofMillis(1234);
    private static final Instant THEN = Instant.parse("2026-11-23T14:00:00.123456789Z");
    private static final CheckResult CHECK =
            CheckResult.failed("disk", ReasonCode.RUNNER_UNFIT, "2 GB free on / (expected more than 10 GB)", TOOK);

    private final EventJson json = new EventJson(UnaryOperator.identity());

    static Stream<DeploymentEvent> oneOfEachKind() {
        return Stream.of(
                new DeploymentStarted(
                        "edu:app",
                        "production",
                        "ann",
                        "main",
                        "c0ffee",
                        false,
                        "ci",
                        "production",
                        Optional.of("42"),
                        "runner-1",
                        4711,
                        "1.0"),
                new StageStarted(StageName.QUEUE),
                new StageFinished(StageName.QUEUE, CheckStatus.FAILED, ReasonCode.QUEUE_TIMEOUT, "late", TOOK),
                new BranchDecided(true, "main", "refs/heads/main", "c0ffee", "main,release/*", "fine"),
                new BranchRulesRead(true, List.of(CHECK)),
                new ApprovalDecided("prompt", ApprovalDecided.Decision.APPROVED, "bob", "go", TOOK),
                new QueueEntered(7, 1, 1, Optional.empty()),
                new HoldGranted(7, 12, TOOK, OptionalInt.of(2)),
                new HoldReleased(7, 12),
                new HoldLapsed(7, 12, "it is not proven that it has stopped"),
                new OrderReceived(OrderReceived.Kind.FAILOVER, "ann", "it hangs", "stopping the primary"),
                new QueueCrowded(4, 3, Optional.of("bob")),
                new FreshnessDecided(
                        FreshnessDecided.Decision.OLDER, false, "c0ffee", Optional.of("decaf"), "the journal", "older"),
                new LiveNoted("c0ffee", true, "the queue's store has it"),
                new ConcurrencyViolated("ann", "holds since noon"),
                new PreflightFinished(List.of(CHECK), 1),
                new SecretsRead("preflight", List.of("API_KEY")),
                new ExecutionStarted(RunnerRole.PRIMARY, "local", "sh -c ./deploy"),
                new ExecutionFinished(
                        RunnerRole.PRIMARY,
                        "local",
                        THEN,
                        THEN.plus(TOOK),
                        TOOK,
                        ExecutionFinished.Ending.EXITED,
                        OptionalInt.of(3),
                        true,
                        "exit code 3"),
                new FailoverTriggered(FailoverTriggered.Reason.MANUAL, RunnerRole.PRIMARY, RunnerRole.SECONDARY),
                new HealthGatesFinished(List.of(CHECK)),
                new SmokeTestsFinished(List.of(CHECK)),
                new DeploymentCompleted(
                        new Verdict(Verdict.Outcome.FAILED, ReasonCode.GATE_FAILED, "no", "look", TOOK)),
                new SinkDelivered("textfile", true, 12, "ok"),
                new DeploymentClosed("12-abc", List.of("deployment_success_total")),
                new DeploymentAbandoned("execute", true, "d2"),
                new JournalRepaired("none", "torn"),
                new WorkflowRailsRead(List.of(CheckResult.warned("bypass", "administrators may", TOOK))),
                new UnknownEvent("from_the_future", 1, "{}"));
    }

    @ParameterizedTest
    @MethodSource("oneOfEachKind")
    void everyKindComesBackAsItWas(DeploymentEvent event) {
        byte[] text = json.write(event).getBytes(StandardCharsets.UTF_8);

        assertThat(json.read(EventJson.kind(event.getClass()), 1, json.tree(text)))
                .isEqualTo(event);
    }

    @Test
    void noKindIsForgottenAbove() {
        assertThat(oneOfEachKind().map(DeploymentEvent::getClass))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(DeploymentEvent.class.getPermittedSubclasses())
                        .map(type -> type.<DeploymentEvent>asSubclass(DeploymentEvent.class))
                        .toList());
    }

    @Test
    void isWrittenAsThePublishedNamesSay() {
        assertThat(json.write(new ExecutionFinished(
                        RunnerRole.PRIMARY,
                        "local",
                        THEN,
                        THEN.plus(TOOK),
                        TOOK,
                        ExecutionFinished.Ending.TIMED_OUT,
                        OptionalInt.empty(),
                        true,
                        "late")))
                .isEqualTo("{\"role\":\"PRIMARY\",\"runner\":\"local\",\"started\":\"2026-11-23T14:00:00.123456789Z\","
                        + "\"ended\":\"2026-11-23T14:00:01.357456789Z\",\"duration\":\"PT1.234S\",\"ending\":\"TIMED_OUT\","
                        + "\"exit_code\":null,\"proven_stopped\":true,\"detail\":\"late\"}");
    }

    @Test
    void aHoldThatAnEarlierVersionWroteSaysNothingOfTheDepth() {
        byte[] text = "{\"ticket\":7,\"fencing_token\":12,\"waited\":\"PT1S\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(json.read("hold_granted", 1, json.tree(text)))
                .isEqualTo(new HoldGranted(7, 12, Duration.ofSeconds(1), OptionalInt.empty()));
    }

    @Test
    void aKindOfANewerVersionIsKeptAsItIs() {
        byte[] text = "{\"much\":1}".getBytes(StandardCharsets.UTF_8);

        assertThat(json.read("moon_landed", 1, json.tree(text)))
                .isEqualTo(new UnknownEvent("moon_landed", 1, "{\"much\":1}"));
        assertThat(json.read("stage_started", 2, json.tree(text)))
                .isEqualTo(new UnknownEvent("stage_started", 2, "{\"much\":1}"));
    }
}
