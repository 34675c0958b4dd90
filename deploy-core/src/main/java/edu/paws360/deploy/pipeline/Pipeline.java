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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the stages of one deployment in their order, once. The first stage that fails, or cannot decide, ends it: those
 * behind it are recorded as not executed. The verdict is in the journal before the queue is released.
 */
public final class Pipeline {
    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

    private final List<Stage> stages;
    private final Recorder recorder;

    /**
     * A pipeline.
     *
     * @param stages what is done, in this order
     * @param recorder where it is recorded
     */
    public Pipeline(List<Stage> stages, Recorder recorder) {
        this.stages = List.copyOf(stages);
        this.recorder = recorder;
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
        Run run = new Run(recorder);
        try {
            run.record(started);
            Verdict verdict = verdict(runAll(run), began);
            return decided(recorder.record(new DeploymentCompleted(verdict)));
        } finally {
            run.release();
        }
    }

    /** The verdict as the journal has it: without secrets. */
    private static Decided decided(JournalEntry line) {
        return new Decided(((DeploymentCompleted) line.event()).verdict(), line);
    }

    /** The stage that ended it, if one did. */
    private record Failure(Stage stage, StageResult result) {}

    /** How far it came: what ended it, and the stages that did nothing because a setting says so, or none says what. */
    private record Course(Optional<Failure> failure, List<String> idle) {}

    private Course runAll(Run run) throws JournalException {
        Optional<Failure> failure = Optional.empty();
        List<String> idle = new ArrayList<>();
        for (Stage stage : stages) {
            if (failure.isPresent()) {
                run.record(notExecuted(stage));
                continue;
            }
            StageResult result = runOne(stage, run);
            failure = Optional.of(new Failure(stage, result))
                    .filter(one -> result.status().blocks());
            if (failure.isEmpty() && result.status() != CheckStatus.PASSED) {
                idle.add(stage.name().label() + " (" + Spoken.of(result.status()) + ")");
            }
        }
        return new Course(failure, idle);
    }

    private static StageFinished notExecuted(Stage stage) {
        return new StageFinished(
                stage.name(), CheckStatus.NOT_EXECUTED, ReasonCode.OK, "a stage before it failed", Duration.ZERO);
    }

    private static StageResult runOne(Stage stage, Run run) throws JournalException {
        long began = System.nanoTime();
        run.record(new StageStarted(stage.name()));
        Optional<StageResult> fault = run.holdFault();
        StageResult result = fault.isPresent() ? fault.get() : stillHeld(guarded(stage, run), run);
        run.record(new StageFinished(stage.name(), result.status(), result.reason(), result.detail(), since(began)));
        return result;
    }

    /** What passed while the hold was lost has not passed: somebody else may have changed production meanwhile. */
    private static StageResult stillHeld(StageResult result, Run run) {
        return result.status().blocks() ? result : run.holdFault().orElse(result);
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

    private static Verdict verdict(Course course, long began) {
        Duration took = since(began);
        return course.failure()
                .map(failed -> verdict(failed.stage().name(), failed.result(), took))
                .orElseGet(
                        () -> new Verdict(Verdict.Outcome.SUCCEEDED, ReasonCode.OK, success(course.idle()), "", took));
    }

    private static String success(List<String> idle) {
        return idle.isEmpty()
                ? "every stage passed"
                : "no stage failed, but not every one looked: " + String.join(", ", idle);
    }

    private static Verdict verdict(StageName stage, StageResult result, Duration took) {
        return new Verdict(
                Verdict.Outcome.FAILED,
                result.reason(),
                "stage " + stage.label() + " failed: " + result.detail(),
                result.advice().orElseGet(() -> Advice.on(result.reason())),
                took);
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
