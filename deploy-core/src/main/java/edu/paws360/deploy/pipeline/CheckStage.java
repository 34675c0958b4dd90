package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.HealthGatesFinished;
import edu.paws360.deploy.event.PreflightFinished;
import edu.paws360.deploy.event.SmokeTestsFinished;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.journal.JournalException;
import java.util.List;
import java.util.function.Function;

/** A stage that looks at the world, records every result, and fails if any of them blocks. */
public final class CheckStage<E extends DeploymentEvent> implements Stage {
    private final StageName name;
    private final Look<E> look;
    private final Function<E, List<CheckResult>> results;

    private CheckStage(StageName name, Look<E> look, Function<E, List<CheckResult>> results) {
        this.name = name;
        this.look = look;
        this.results = results;
    }

    /**
     * A look at the world, told as the event that goes into the journal.
     *
     * @param <E> the kind of event
     */
    @FunctionalInterface
    public interface Look<E extends DeploymentEvent> {
        /**
         * Looks.
         *
         * @param run the deployment so far
         * @return what was seen
         * @throws InterruptedException if the deployment was cancelled; nothing of the look is left running
         * @throws JournalException if something could not be recorded
         */
        E at(Run run) throws InterruptedException, JournalException;
    }

    /**
     * The preflight stage.
     *
     * @param look runs the checks
     * @return the stage
     */
    public static Stage preflight(Look<PreflightFinished> look) {
        return new CheckStage<>(StageName.PREFLIGHT, look, PreflightFinished::checks);
    }

    /**
     * The stage of the health gates.
     *
     * @param look waits for the gates
     * @return the stage
     */
    public static Stage healthGates(Look<HealthGatesFinished> look) {
        return new CheckStage<>(StageName.HEALTH, look, HealthGatesFinished::gates);
    }

    /**
     * The stage of the smoke tests.
     *
     * @param look runs the steps
     * @return the stage
     */
    public static Stage smokeTests(Look<SmokeTestsFinished> look) {
        return new CheckStage<>(StageName.SMOKE, look, SmokeTestsFinished::steps);
    }

    @Override
    public StageName name() {
        return name;
    }

    @Override
    public StageResult execute(Run run) throws JournalException, InterruptedException {
        E seen = look.at(run);
        run.record(seen);
        return StageResult.of(results.apply(seen));
    }
}
