package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.check.Spoken;
import edu.paws360.deploy.event.DeploymentCompleted;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.StageFinished;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.StageStarted;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the stages of one deployment in their order, once. The first stage that fails, or cannot decide, ends it: those
 * behind it are recorded as not executed. The verdict is in the journal before the queue is released.
 */
public final class Pipeline {
    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

    private static final Set<ReasonCode> ENDED_AT_ONCE = Set.of(ReasonCode.CANCELLED, ReasonCode.PRIMARY_NOT_FENCED);

    private final List<Stage> stages;
    private final Recorder recorder;
    private final Optional<Rollback> rollback;

    /**
     * A pipeline.
     *
     * @param stages what is done, in this order
     * @param recorder where it is recorded
     * @param rollback what is done when what was deployed is not healthy, where something is
     */
    public Pipeline(List<Stage> stages, Recorder recorder, Optional<Rollback> rollback) {
        this.stages = List.copyOf(stages);
        this.recorder = recorder;
        this.rollback = rollback;
    }

    /**
     * A deployment that is decided.
     *
     * @param verdict how it ended
     * @param line where the journal says so
     */
    public record Decided(Verdict verdict, JournalEntry line) {
        /**
         * The anchor of the audit trail up to the verdict: whoever has it notices a journal that was changed.
         *
         * @return the number of the line, and its hash
         */
        public String auditLogId() {
            return line.number() + "-" + line.hash();
        }
    }

    /**
     * Runs the deployment to its verdict.
     *
     * @param started who takes what to production
     * @return the verdict, and the line of the journal that holds it
     * @throws JournalException if something could not be recorded; then nothing more was done
     */
    public Decided run(DeploymentStarted started) throws JournalException {
        long began = System.nanoTime();
        Run run = new Run(recorder, noFailover());
        Decided decided;
        try {
            run.record(started);
            Course course = runAll(stages, run);
            Optional<StageResult> recovery = recover(run, course);
            run.recordViolation();
            Verdict verdict = Verdicts.of(course, recovery, run, since(began));
            decided = decided(verdict, started, run);
        } finally {
            run.release();
        }
        return answered(decided);
    }

    /**
     * How a step of a deployment ended.
     *
     * @param decided the verdict, if the deployment ended with the step
     * @param remarks otherwise, what its verdict will have to say
     */
    public record StepEnd(Optional<Decided> decided, List<String> remarks) {}

    /**
     * Runs the stages of one step. The deployment ends with it if one of them fails, or if it is the last step.
     *
     * @param step the step
     * @return the verdict, if there is one
     * @throws JournalException if something could not be recorded; then nothing more was done
     */
    public StepEnd step(Step step) throws JournalException {
        Duration before = step.before().map(left -> left.age(Instant.now())).orElse(Duration.ZERO);
        long began = System.nanoTime();
        Run run = new Run(recorder, noFailover());
        Decided decided;
        try {
            step.begin(run);
            Course course = runAll(stages, run).behind(step.before());
            run.recordViolation();
            boolean ends = step.isLast()
                    || course.failure().isPresent()
                    || run.helm().decide().isPresent();
            if (!ends) {
                return new StepEnd(Optional.empty(), run.remarks());
            }
            passOver(step, course, run);
            Verdict verdict = Verdicts.of(course, Optional.empty(), run, before.plus(since(began)));
            decided = decided(verdict, step.started(), run);
        } finally {
            run.release();
        }
        return new StepEnd(Optional.of(answered(decided)), List.of());
    }

    private static void passOver(Step step, Course course, Run run) throws JournalException {
        if (course.failure().isPresent()) {
            for (Map.Entry<StageName, String> stage : step.behind().entrySet()) {
                run.record(notExecuted(stage.getKey(), stage.getValue()));
            }
        }
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private Decided decided(Verdict verdict, DeploymentStarted started, Run run) throws JournalException {
        new LiveNote(started, rollback).after(verdict, run);
        return decided(recorder.record(new DeploymentCompleted(verdict)));
    }

    private static Decided answered(Decided decided) {
        if (ENDED_AT_ONCE.contains(decided.verdict().reason())) {
            Thread.interrupted(); // whoever asked again has the answer
        }
        return decided;
    }

    private Optional<String> noFailover() {
        return stages.stream()
                .filter(ExecuteStage.class::isInstance)
                .map(ExecuteStage.class::cast)
                .findFirst()
                .map(ExecuteStage::noFailover)
                .orElse(Optional.of("this deployment executes nothing"));
    }

    /** The verdict as the journal has it: without secrets. */
    private static Decided decided(JournalEntry line) {
        return new Decided(((DeploymentCompleted) line.event()).verdict(), line);
    }

    static Course runAll(List<Stage> stages, Run run) throws JournalException {
        Optional<Course.Failure> failure = Optional.empty();
        List<String> idle = new ArrayList<>();
        for (Stage stage : stages) {
            if (failure.isPresent()) {
                run.record(notExecuted(stage.name(), "a stage before it failed"));
                continue;
            }
            StageResult result = stage instanceof NotExecuted told ? tell(told, run) : runOne(stage, run);
            failure = Optional.of(new Course.Failure(stage.name(), result))
                    .filter(one -> result.status().blocks());
            if (failure.isEmpty() && result.status() != CheckStatus.PASSED) {
                idle.add(stage.name().label() + " (" + Spoken.of(result.status()) + ")");
            }
        }
        return new Course(failure, idle);
    }

    private Optional<StageResult> recover(Run run, Course course) throws JournalException {
        if (rollback.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> notNeeded = course.failure()
                .map(failed -> Recovery.notNeeded(run, failed.stage(), failed.result()))
                .orElse(Optional.of("no stage failed"));
        if (notNeeded.isPresent()) {
            run.record(notExecuted(StageName.ROLLBACK, notNeeded.get()));
            return Optional.empty();
        }
        StageName failed = course.failure().orElseThrow().stage();
        return Optional.of(runOne(new RollbackStage(rollback.get(), failed), run));
    }

    private static StageResult tell(NotExecuted stage, Run run) throws JournalException {
        run.record(notExecuted(stage.name(), stage.detail()));
        return stage.execute(run);
    }

    private static StageFinished notExecuted(StageName stage, String why) {
        return new StageFinished(stage, CheckStatus.NOT_EXECUTED, ReasonCode.OK, why, Duration.ZERO);
    }

    private static StageResult runOne(Stage stage, Run run) throws JournalException {
        long began = System.nanoTime();
        run.helm().enter(stage.name());
        run.record(new StageStarted(stage.name()));
        Optional<StageResult> fault = run.fault();
        StageResult result = fault.isPresent() ? fault.get() : stillHeld(guarded(stage, run), run);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        run.record(new StageFinished(stage.name(), result.status(), result.reason(), result.detail(), took));
        return result;
    }

    /**
     * What passed while the hold was lost has not passed: somebody else may have changed production meanwhile. And what was
     * ended from outside has not failed by itself. But that something may still run is said in any case.
     */
    private static StageResult stillHeld(StageResult result, Run run) {
        if (result.reason().equals(ReasonCode.PRIMARY_NOT_FENCED)) {
            return result;
        }
        return (result.status().blocks() ? run.helm().end() : run.fault()).orElse(result);
    }

    private static StageResult guarded(Stage stage, Run run) throws JournalException {
        try {
            return stage.execute(run);
        } catch (InterruptedException cancelled) {
            return StageResult.failed(ReasonCode.CANCELLED, "the deployment was cancelled from outside");
        } catch (RuntimeException | Error fault) {
            // Errors too: whatever breaks, the journal ends with a verdict.
            LOG.error("Stage {} broke", stage.name().label(), new Unspoken(fault));
            return StageResult.failed(ReasonCode.INTERNAL_ERROR, "the stage broke: " + fault);
        }
    }
}
