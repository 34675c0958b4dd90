package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.LastLines;
import edu.paws360.deploy.event.SecretsRead;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.runner.Fitness;
import edu.paws360.deploy.runner.Mandate;
import edu.paws360.deploy.runner.Runner;
import edu.paws360.deploy.runner.RunnerOutcome;
import edu.paws360.deploy.runner.Standby;
import java.util.Optional;

/**
 * Lets the primary runner tell what it would change: for a dry run, of work that says itself that it only checks. It is neither
 * given a fencing token nor does it fail over.
 */
public final class CheckModeStage implements Stage {
    private static final String WHAT_TO_DO =
            "Read the end of deployment.log: Ansible names the task and the target there. In check mode a task can also fail"
                    + " because one before it did nothing (ignore_errors: \"{{ ansible_check_mode }}\" lets it).";

    private final Runner primary;
    private final Execution execution;
    private final RunnerOutput output;

    /**
     * A stage that checks.
     *
     * @param primary where
     * @param execution what is run; it must not change anything
     * @param output where each line of it goes
     */
    public CheckModeStage(Runner primary, Execution execution, RunnerOutput output) {
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
        try (Standby standby = primary.standBy(execution.work())) {
            return standby.fitness() instanceof Fitness.Unfit unfit
                    ? StageResult.failed(ReasonCode.PRIMARY_UNREACHABLE, unfit.why())
                    : check(run, standby);
        }
    }

    private StageResult check(Run run, Standby standby) throws JournalException, InterruptedException {
        run.record(new SecretsRead(name().label(), primary.secretNames(execution.secretNames())));
        LastPrinted printed = new LastPrinted(output.of(primary.name()));
        RunnerOutcome outcome = standby.run(execution.work(), Mandate.STANDING, printed);
        if (!outcome.provenStopped()) {
            return StageResult.failed(
                    ReasonCode.PRIMARY_NOT_FENCED,
                    ExecutionTold.of(outcome, execution.kind(), "the dry run was cancelled")
                                    .detail() + "; it is not proven that it has stopped");
        }
        if (outcome instanceof RunnerOutcome.Cancelled) {
            throw new InterruptedException("cancelled while the check ran");
        }
        return told(run, outcome, printed);
    }

    private StageResult told(Run run, RunnerOutcome outcome, LastPrinted printed) throws JournalException {
        ExecutionTold told = ExecutionTold.of(outcome, execution.kind(), "");
        String detail = "dry run on " + primary.name() + ": " + told.detail() + " (" + execution.inWords() + ")";
        if (told.reason().equals(ReasonCode.OK)) {
            return StageResult.passed(detail);
        }
        Optional<LastLines> last = printed.of(primary.name());
        if (last.isPresent()) {
            run.record(last.get());
        }
        return StageResult.failed(told.reason(), detail).advising(WHAT_TO_DO);
    }
}
