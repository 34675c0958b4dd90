package edu.paws360.deploy.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentAbandoned;
import edu.paws360.deploy.event.DeploymentClosed;
import edu.paws360.deploy.event.DeploymentCompleted;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.ExecutionStarted;
import edu.paws360.deploy.event.HoldReleased;
import edu.paws360.deploy.event.LiveNoted;
import edu.paws360.deploy.event.RunnerRole;
import edu.paws360.deploy.event.StageFinished;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.StageStarted;
import edu.paws360.deploy.event.StepBegun;
import edu.paws360.deploy.event.StepHandedOn;
import edu.paws360.deploy.event.StepName;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.queue.Destination;
import edu.paws360.deploy.sink.Deliveries;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepsTest {
    private static final WorkflowRun RUN = new WorkflowRun("1658821493/2");
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final DeploymentStarted STARTED = PipelineTest.STARTED;

    @TempDir
    Path folder;

    private final List<JournalEntry> seen = new ArrayList<>();
    private final FakeHold hold = new FakeHold();
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
    void aStepThatEndsWellLeavesTheDeploymentToTheNextOneWithoutAVerdict() throws Exception {
        Pipeline.StepEnd end = step(StepName.PREFLIGHT, passes(StageName.PREFLIGHT));

        assertThat(end.decided()).isEmpty();
        assertThat(kinds())
                .containsExactly(
                        DeploymentStarted.class,
                        StepBegun.class,
                        StageStarted.class,
                        StageFinished.class,
                        StepHandedOn.class);
        assertThat(last()).isEqualTo(new StepHandedOn(StepName.PREFLIGHT, PATIENCE, List.of()));
    }

    @Test
    void theNextStepGoesOnWithItAndTheLastOneGivesTheVerdictOfAll() throws Exception {
        step(StepName.PREFLIGHT, passes(StageName.PREFLIGHT));
        step(
                StepName.EXECUTE,
                PipelineTest.stage(StageName.APPROVAL, run -> StageResult.skipped("nobody")),
                holding(),
                PipelineTest.stage(StageName.EXECUTE, run -> {
                    run.remark("something to tell");
                    return StageResult.passed("done");
                }));
        Verdict verdict = step(StepName.HEALTH, passes(StageName.HEALTH))
                .decided()
                .orElseThrow()
                .verdict();

        assertThat(verdict.succeeded()).isTrue();
        assertThat(verdict.message())
                .isEqualTo("no stage failed, but not every one looked: approval (skipped); something to tell");
        assertThat(kinds()).containsOnlyOnce(DeploymentStarted.class, DeploymentCompleted.class);
        Instant began = seen.get(0).at();
        Instant ended = seen.get(seen.size() - 1).at();
        assertThat(verdict.duration()).isBetween(Duration.ZERO, Duration.between(began, ended));
    }

    @Test
    void theQueueIsGivenBackBeforeTheStepHandsOn() throws Exception {
        step(StepName.EXECUTE, holding(), passes(StageName.EXECUTE));

        assertThat(hold.closed).isTrue();
        assertThat(kinds()).endsWith(HoldReleased.class, StepHandedOn.class);
        assertThat(kinds()).doesNotContain(LiveNoted.class);
    }

    @Test
    void whatIsHealthyIsNotedAsLiveByTheLastStep() throws Exception {
        step(StepName.EXECUTE, passes(StageName.EXECUTE));
        step(StepName.HEALTH, holding(), passes(StageName.HEALTH));

        assertThat(kinds()).containsSubsequence(LiveNoted.class, DeploymentCompleted.class, HoldReleased.class);
    }

    @Test
    void aStepThatFailsEndsTheDeploymentAndSaysWhatIsNotExecuted() throws Exception {
        Verdict verdict = step(
                        StepName.PREFLIGHT,
                        PipelineTest.stage(
                                StageName.PREFLIGHT,
                                run -> StageResult.failed(ReasonCode.DOCKER_UNAVAILABLE, "no Docker")))
                .decided()
                .orElseThrow()
                .verdict();

        assertThat(verdict.message()).isEqualTo("stage preflight failed: no Docker");
        assertThat(seen.stream()
                        .map(JournalEntry::event)
                        .filter(StageFinished.class::isInstance)
                        .map(StageFinished.class::cast)
                        .map(stage -> stage.stage() + " " + stage.status()))
                .containsExactly(
                        "PREFLIGHT " + CheckStatus.FAILED,
                        "EXECUTE " + CheckStatus.NOT_EXECUTED,
                        "HEALTH " + CheckStatus.NOT_EXECUTED);
        assertThat(last()).isInstanceOf(DeploymentClosed.class);
    }

    @Test
    void aHoldThatIsLostBehindTheLastStageLeavesNothingToTheNextStep() throws Exception {
        Verdict verdict = step(StepName.EXECUTE, PipelineTest.stage(StageName.EXECUTE, run -> {
                    run.helm().end(StageResult.failed(ReasonCode.HOLD_LOST, "gone"));
                    return StageResult.passed("done");
                }))
                .decided()
                .orElseThrow()
                .verdict();

        assertThat(verdict.reason()).isEqualTo(ReasonCode.HOLD_LOST);
    }

    @Test
    void theDeploymentOfARunIsFoundAgainInEveryState() throws Exception {
        assertThat(found(RUN)).isEmpty();
        step(StepName.PREFLIGHT, passes(StageName.PREFLIGHT));
        assertThat(found(RUN)).hasValueSatisfying(one -> is(one, StepSearch.State.HANDED_ON, false));
        assertThat(found(new WorkflowRun("1658821493/3"))).isEmpty();

        journal.append("d1", new StepBegun(StepName.EXECUTE, RUN.name(), 1));
        journal.append("d1", new ExecutionStarted(RunnerRole.PRIMARY, "local", "./deploy"));
        assertThat(found(RUN)).hasValueSatisfying(one -> is(one, StepSearch.State.UNDER_WAY, true));

        journal.append("d1", new DeploymentAbandoned("execute", true, "d2"));
        assertThat(found(RUN)).hasValueSatisfying(one -> is(one, StepSearch.State.FAILED, true));
    }

    @Test
    void whatNoStepWentOnWithInTimeIsLeft() throws Exception {
        step(StepName.PREFLIGHT, passes(StageName.PREFLIGHT));
        Instant limit = seen.get(seen.size() - 1).at().plus(PATIENCE);
        StepSearch.Found found = found(RUN).orElseThrow();

        is(found.at(limit.minusNanos(1)), StepSearch.State.HANDED_ON, false);
        is(found.at(limit), StepSearch.State.LEFT, false);

        journal.append("d1", new StepBegun(StepName.EXECUTE, RUN.name(), 1));
        is(found(RUN).orElseThrow().at(limit), StepSearch.State.UNDER_WAY, false);
    }

    private static void is(StepSearch.Found found, StepSearch.State state, boolean executed) {
        assertThat(found.id()).isEqualTo("d1");
        assertThat(found.state()).isEqualTo(state);
        assertThat(found.executed()).isEqualTo(executed);
    }

    @Test
    void aRunThatDeploysToAnotherPlaceHasAnotherDeployment() throws Exception {
        step(StepName.PREFLIGHT, passes(StageName.PREFLIGHT));
        StepSearch elsewhere = new StepSearch(new Destination(STARTED.project(), "staging"), RUN);
        try (var lines = journal.after(0)) {
            lines.forEach(elsewhere);
        }

        assertThat(elsewhere.found()).isEmpty();
    }

    @Test
    void betweenTwoStepsNothingIsAbandonedBeforeThePatienceHasPassed() throws Exception {
        step(StepName.PREFLIGHT, passes(StageName.PREFLIGHT));
        Instant left = seen.get(seen.size() - 1).at();

        assertThat(abandoned("another/1", left.plus(PATIENCE).minusNanos(1))).isEmpty();
        assertThat(abandoned("another/1", left.plus(PATIENCE)))
                .containsExactly(new DeploymentAbandoned("preflight", false, "next"));
    }

    @Test
    void theNextAttemptKnowsThatTheOneBeforeIsOver() throws Exception {
        step(StepName.PREFLIGHT, passes(StageName.PREFLIGHT));
        Instant left = seen.get(seen.size() - 1).at();

        assertThat(abandoned(RUN.name(), left)).isEmpty();
        assertThat(abandoned("1658821493/3", left)).hasSize(1);
    }

    @Test
    void aStepThatWasKilledIsAbandonedAtOnce() throws Exception {
        step(StepName.PREFLIGHT, passes(StageName.PREFLIGHT));
        journal.append("d1", new StepBegun(StepName.EXECUTE, RUN.name(), 1));

        assertThat(abandoned("another/1", Instant.EPOCH)).hasSize(1);
    }

    @Test
    void onlyALaterAttemptOfTheSameRunSupersedes() {
        assertThat(new WorkflowRun("7/2").supersedes("7/1")).isTrue();
        assertThat(new WorkflowRun("7/2").supersedes("7/2")).isFalse();
        assertThat(new WorkflowRun("7/2").supersedes("7/3")).isFalse();
        assertThat(new WorkflowRun("7/2").supersedes("17/1")).isFalse();
        assertThat(new WorkflowRun("release/1.3").supersedes("release/1.2")).isFalse();
        assertThat(new WorkflowRun("release/3").supersedes("release/2")).isFalse();
        assertThat(new WorkflowRun("by-hand").supersedes("by-hand-2")).isFalse();
    }

    private List<DeploymentEvent> abandoned(String run, Instant now) throws IOException {
        Abandoned search = new Abandoned("next", new WorkflowRun(run)::supersedes, () -> now);
        journal.mendAndVerify("next", search);
        List<DeploymentEvent> told = new ArrayList<>();
        search.record(journal, entry -> told.add(entry.event()));
        return told;
    }

    private Optional<StepSearch.Found> found(WorkflowRun run) throws IOException {
        StepSearch search = new StepSearch(new Destination(STARTED.project(), STARTED.environment()), run);
        try (var lines = journal.after(0)) {
            lines.forEach(search);
        }
        return search.found();
    }

    private Pipeline.StepEnd step(StepName name, Stage... stages) throws Exception {
        Optional<Handover> before = seen.isEmpty() ? Optional.empty() : Optional.of(Handover.of(seen));
        Map<StageName, String> behind =
                switch (name) {
                    case PREFLIGHT -> Map.of(StageName.EXECUTE, "no", StageName.HEALTH, "no");
                    case EXECUTE -> Map.of(StageName.HEALTH, "no");
                    case HEALTH -> Map.of();
                };
        Step step = new Step(name, RUN, STARTED, before, PATIENCE, new TreeMap<>(behind));
        Recorder recorder = new Recorder(journal, "d1", List.of(seen::add));
        Pipeline.StepEnd end = new Pipeline(List.of(stages), recorder, Optional.empty()).step(step);
        Closing closing = new Closing(recorder, new Deliveries(List.of(), Deliveries.LIMIT));
        if (end.decided().isPresent()) {
            closing.close(journal, end.decided().get());
        } else {
            closing.handOn(journal, step.handedOn(end.remarks()));
        }
        return end;
    }

    private Stage holding() {
        return PipelineTest.stage(StageName.QUEUE, run -> {
            run.keep(hold);
            return StageResult.passed("ours");
        });
    }

    private static Stage passes(StageName name) {
        return PipelineTest.stage(name, run -> StageResult.passed("fine"));
    }

    private DeploymentEvent last() {
        return seen.get(seen.size() - 1).event();
    }

    private List<Class<? extends DeploymentEvent>> kinds() {
        return seen.stream()
                .<Class<? extends DeploymentEvent>>map(entry -> entry.event().getClass())
                .toList();
    }
}
