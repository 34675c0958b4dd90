package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.ExecutionFinished;
import edu.paws360.deploy.event.ExecutionFinished.Ending;
import edu.paws360.deploy.event.ExecutionStarted;
import edu.paws360.deploy.event.RunnerRole;
import edu.paws360.deploy.event.SecretsRead;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.runner.Fitness;
import edu.paws360.deploy.runner.OutputListener;
import edu.paws360.deploy.runner.Runner;
import edu.paws360.deploy.runner.RunnerOutcome;
import edu.paws360.deploy.runner.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Changes production on the primary runner (spec, "Phase 2: Execution"). */
public final class ExecuteStage implements Stage {
    /** The environment variable that tells the deployment command its fencing token. */
    public static final String TOKEN_VARIABLE = "DEPLOY_FENCING_TOKEN";

    private final Runner primary;
    private final Execution execution;
    private final OutputListener output;

    /**
     * A stage that executes.
     *
     * @param primary the runner
     * @param execution what it runs
     * @param output sees every line of it
     */
    public ExecuteStage(Runner primary, Execution execution, OutputListener output) {
        this.primary = primary;
        this.execution = execution;
        this.output = output;
    }

    @Override
    public StageName name() {
        return StageName.EXECUTE;
    }

    @Override
    public StageResult execute(Run run) throws JournalException, InterruptedException {
        if (run.hold().isEmpty()) {
            return StageResult.failed(ReasonCode.HOLD_LOST, "nothing may be changed without holding the queue");
        }
        if (primary.fitness(execution.work()) instanceof Fitness.Unfit unfit) {
            return unusable(run, unfit.why());
        }
        run.record(new SecretsRead(name().label(), execution.secretNames()));
        run.record(new ExecutionStarted(RunnerRole.PRIMARY, primary.name(), execution.inWords()));
        long began = System.nanoTime();
        HoldWatch watch = new HoldWatch(run::holdFault);
        RunnerOutcome outcome;
        try (watch) {
            outcome = primary.run(withToken(run.hold().get().fencingToken()), output);
        }
        return finish(run, outcome, watch.fault(), Duration.ofNanos(System.nanoTime() - began));
    }

    private Work withToken(long token) {
        Work work = execution.work();
        Map<String, String> environment = new HashMap<>(work.environment());
        environment.put(TOKEN_VARIABLE, Long.toString(token));
        return work.withEnvironment(environment);
    }

    private StageResult unusable(Run run, String why) throws JournalException {
        Instant now = Instant.now();
        run.record(new ExecutionFinished(
                RunnerRole.PRIMARY,
                primary.name(),
                now,
                now,
                Duration.ZERO,
                Ending.NOT_STARTED,
                OptionalInt.empty(),
                true,
                why));
        return StageResult.failed(ReasonCode.PRIMARY_UNREACHABLE, why);
    }

    private StageResult finish(Run run, RunnerOutcome outcome, Optional<StageResult> holdFault, Duration took)
            throws JournalException, InterruptedException {
        CommandKind kind = execution.kind();
        ExecutionTold told =
                holdFault.isPresent() ? ExecutionTold.withoutHold(outcome, kind) : ExecutionTold.of(outcome, kind);
        run.record(new ExecutionFinished(
                RunnerRole.PRIMARY,
                primary.name(),
                outcome.started(),
                outcome.ended(),
                took,
                told.ending(),
                told.exitCode(),
                outcome.provenStopped(),
                told.detail()));
        // The interrupt that ended the command is answered here, so that the verdict can still be recorded.
        boolean cancelled = Thread.interrupted() || told.ending() == Ending.CANCELLED;
        if (!outcome.provenStopped()) {
            return StageResult.failed(
                    ReasonCode.PRIMARY_NOT_FENCED, told.detail() + "; it is not proven that it has stopped");
        }
        if (holdFault.isPresent()) {
            return holdFault.get();
        }
        if (cancelled) {
            throw new InterruptedException("cancelled while the deployment command ran");
        }
        return told.result();
    }
}
