package edu.paws360.deploy.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.ConcurrencyViolated;
import edu.paws360.deploy.event.DeploymentCompleted;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.HoldReleased;
import edu.paws360.deploy.event.SmokeTestsFinished;
import edu.paws360.deploy.event.StageFinished;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.StageStarted;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.guard.Approval;
import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.queue.Applicant;
import edu.paws360.deploy.queue.Holder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineTest {
    static final DeploymentStarted STARTED = new DeploymentStarted(
            "edu:app",
            "production",
            "ann",
            "main",
            "c0ffee".repeat(7).substring(2),
            false,
            "ci",
            "production",
            Optional.empty(),
            "host",
            1,
            "1");

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
    void everyStagePassesAndTheVerdictIsInTheJournal() throws JournalException {
        Pipeline.Decided decided = run(passes(StageName.BRANCH), passes(StageName.EXECUTE));

        assertThat(decided.verdict().succeeded()).isTrue();
        assertThat(decided.verdict().message()).isEqualTo("every stage passed");
        assertThat(kinds())
                .containsExactly(
                        DeploymentStarted.class,
                        StageStarted.class,
                        StageFinished.class,
                        StageStarted.class,
                        StageFinished.class,
                        DeploymentCompleted.class);
        assertThat(decided.auditLogId()).isEqualTo("6-" + seen.get(5).hash());
    }

    @Test
    void aStageThatLookedAtNothingDoesNotCountAsPassed() throws JournalException {
        Approval nobody = Approval.none();
        Verdict verdict = run(
                        new ApprovalStage(nobody, STARTED),
                        passes(StageName.EXECUTE),
                        CheckStage.smokeTests(run -> new SmokeTestsFinished(List.of())))
                .verdict();

        assertThat(verdict.message())
                .isEqualTo("no stage failed, but not every one looked: approval (skipped), smoke (not configured)");
        assertThat(verdict.succeeded()).isTrue();
        assertThat(finished().get(0).detail()).isEqualTo("nobody, as deploy.approval.type=none says");
    }

    @Test
    void aFailedStageEndsItAndThoseBehindAreNotExecuted() throws JournalException {
        Verdict verdict = run(
                        passes(StageName.BRANCH),
                        stage(
                                StageName.PREFLIGHT,
                                run -> StageResult.failed(ReasonCode.SECRETS_MISSING, "API_KEY is absent")),
                        stage(StageName.EXECUTE, run -> {
                            throw new AssertionError("must not run");
                        }))
                .verdict();

        assertThat(verdict.reason()).isEqualTo(ReasonCode.SECRETS_MISSING);
        assertThat(verdict.message()).isEqualTo("stage preflight failed: API_KEY is absent");
        assertThat(verdict.advice()).isEqualTo(Advice.on(ReasonCode.SECRETS_MISSING));
        assertThat(finished())
                .extracting(StageFinished::status)
                .containsExactly(CheckStatus.PASSED, CheckStatus.FAILED, CheckStatus.NOT_EXECUTED);
    }

    @Test
    void aStageThatBreaksHasFailed() throws JournalException {
        Verdict verdict = run(stage(StageName.BRANCH, run -> {
                    throw new IllegalStateException("boom");
                }))
                .verdict();

        assertThat(verdict.reason()).isEqualTo(ReasonCode.INTERNAL_ERROR);
        assertThat(verdict.message())
                .isEqualTo("stage branch failed: the stage broke: java.lang.IllegalStateException: boom");
    }

    @Test
    void theVerdictIsAsMaskedAsTheJournal() throws IOException {
        journal.close();
        journal = Journal.open(folder, text -> text.replace("canary", "***"));

        Verdict verdict = run(stage(StageName.HEALTH, run -> StageResult.failed(ReasonCode.GATE_FAILED, "saw canary")
                        .advising("Change canary.")))
                .verdict();

        assertThat(verdict.message()).isEqualTo("stage health failed: saw ***");
        assertThat(verdict.advice()).isEqualTo("Change ***.");
    }

    @Test
    void theLogOfAStageThatBrokeSaysWhereButNotWhatItSaid() {
        IOException cause = new IOException("canary");
        Unspoken told = new Unspoken(new IllegalStateException("canary", cause));

        assertThat(told).hasMessage("java.lang.IllegalStateException");
        assertThat(told.getCause()).hasMessage("java.io.IOException");
        assertThat(told.getCause().getStackTrace()).isEqualTo(cause.getStackTrace());
    }

    @Test
    void aStageThatCannotEvenBeLoadedHasFailed() throws JournalException {
        Verdict verdict = run(stage(StageName.HEALTH, run -> {
                    throw new ExceptionInInitializerError("no class");
                }))
                .verdict();

        assertThat(verdict.reason()).isEqualTo(ReasonCode.INTERNAL_ERROR);
        assertThat(kinds()).endsWith(StageFinished.class, DeploymentCompleted.class);
    }

    @Test
    void aCancelledStageEndsAsCancelled() throws JournalException {
        Verdict verdict = run(stage(StageName.QUEUE, run -> {
                    throw new InterruptedException();
                }))
                .verdict();

        assertThat(verdict.reason()).isEqualTo(ReasonCode.CANCELLED);
    }

    @Test
    void theQueueIsReleasedAfterTheVerdict() throws JournalException {
        run(holding(), passes(StageName.EXECUTE));

        assertThat(hold.closed).isTrue();
        assertThat(kinds()).endsWith(DeploymentCompleted.class, HoldReleased.class);
    }

    @Test
    void theQueueIsReleasedWhenAStageFails() throws JournalException {
        run(holding(), stage(StageName.EXECUTE, run -> StageResult.failed(ReasonCode.PRIMARY_EXIT_CODE, "2")));

        assertThat(hold.closed).isTrue();
    }

    @Test
    void nothingMoreIsDoneOnceTheHoldIsLost() throws JournalException {
        Verdict verdict = run(
                        stage(StageName.QUEUE, run -> {
                            run.keep(hold);
                            hold.lost = true;
                            return StageResult.passed("ours");
                        }),
                        stage(StageName.EXECUTE, run -> {
                            throw new AssertionError("must not run");
                        }))
                .verdict();

        assertThat(verdict.reason()).isEqualTo(ReasonCode.HOLD_LOST);
        assertThat(verdict.message()).startsWith("stage queue failed: The hold with fencing token 12");
    }

    @Test
    void aStageThatPassedWhileTheHoldWasLostHasFailed() throws JournalException {
        Verdict verdict = run(holding(), stage(StageName.SMOKE, run -> {
                    hold.lost = true;
                    return StageResult.passed("fine");
                }))
                .verdict();

        assertThat(verdict.reason()).isEqualTo(ReasonCode.HOLD_LOST);
        assertThat(verdict.message()).startsWith("stage smoke failed: The hold with fencing token 12");
    }

    @Test
    void whoeverHoldsProductionBesideUsIsAViolation() throws JournalException {
        Holder other = new Holder(
                8,
                13,
                new Applicant("d-8", "bob", "4f2a9c1", "main", Optional.empty()),
                Instant.parse("2026-01-02T03:04:05Z"),
                "a run of GitHub Actions");

        Verdict verdict = run(holding(), stage(StageName.SMOKE, run -> {
                    hold.successor = Optional.of(other);
                    hold.lost = true;
                    return StageResult.passed("fine");
                }))
                .verdict();

        assertThat(verdict.reason()).isEqualTo(ReasonCode.HOLD_LOST);
        assertThat(seen.stream().map(JournalEntry::event))
                .containsOnlyOnce(new ConcurrencyViolated(
                        other.summary(), "this deployment took production for its own meanwhile"));
        assertThat(kinds()).containsSubsequence(ConcurrencyViolated.class, DeploymentCompleted.class);
    }

    @Test
    void nothingMoreIsDoneOnceTheJournalCannotBeWritten() throws JournalException {
        List<String> done = new ArrayList<>();

        assertThatThrownBy(() -> run(
                        stage(StageName.QUEUE, run -> {
                            run.keep(hold);
                            cutOffTail();
                            return StageResult.passed("ours");
                        }),
                        stage(StageName.EXECUTE, run -> {
                            done.add("executed");
                            return StageResult.passed("done");
                        })))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("its tail was cut off");
        assertThat(done).isEmpty();
        assertThat(hold.closed).isTrue();
    }

    private void cutOffTail() {
        try {
            Files.writeString(folder.resolve("journal.jsonl"), "");
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    interface Doing {
        StageResult in(Run run) throws JournalException, InterruptedException;
    }

    private static Stage passes(StageName name) {
        return stage(name, run -> StageResult.passed("fine"));
    }

    private Stage holding() {
        return stage(StageName.QUEUE, run -> {
            run.keep(hold);
            return StageResult.passed("ours");
        });
    }

    static Stage stage(StageName name, Doing doing) {
        return new Stage() {
            @Override
            public StageName name() {
                return name;
            }

            @Override
            public StageResult execute(Run run) throws JournalException, InterruptedException {
                return doing.in(run);
            }
        };
    }

    private Pipeline.Decided run(Stage... stages) throws JournalException {
        return new Pipeline(List.of(stages), new Recorder(journal, "d1", List.of(seen::add)), Optional.empty())
                .run(STARTED);
    }

    private List<Class<? extends DeploymentEvent>> kinds() {
        return seen.stream()
                .<Class<? extends DeploymentEvent>>map(entry -> entry.event().getClass())
                .toList();
    }

    private List<StageFinished> finished() {
        return seen.stream()
                .map(JournalEntry::event)
                .filter(StageFinished.class::isInstance)
                .map(StageFinished.class::cast)
                .toList();
    }
}
