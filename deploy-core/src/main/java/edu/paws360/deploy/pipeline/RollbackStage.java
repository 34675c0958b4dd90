package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.RunnerRole;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.journal.JournalException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings the earlier version back, and looks whether it is healthy. */
final class RollbackStage implements Stage {
    private final Rollback rollback;
    private final StageName failed;

    RollbackStage(Rollback rollback, StageName failed) {
        this.rollback = rollback;
        this.failed = failed;
    }

    @Override
    public StageName name() {
        return StageName.ROLLBACK;
    }

    @Override
    public StageResult execute(Run run) throws JournalException, InterruptedException {
        run.helm().doing(Doing.ROLLBACK);
        try {
            RunnerRole changedBy = run.changedBy().orElseThrow();
            Attempted attempted = attempt(run, changedBy);
            Optional<RunnerRole> other = other(changedBy);
            String before = "";
            if (attempted.neverStarted() && other.isPresent() && run.fault().isEmpty()) {
                before = attempted.inWords() + "; ";
                attempted = attempt(run, other.get());
            }
            Optional<StageResult> end = attempted.end(run);
            return end.isPresent() ? end.get() : looks(run, attempted, before + attempted.inWords());
        } finally {
            run.helm().doing(Doing.LOOKING);
        }
    }

    private Optional<RunnerRole> other(RunnerRole changedBy) {
        RunnerRole other = changedBy == RunnerRole.PRIMARY ? RunnerRole.SECONDARY : RunnerRole.PRIMARY;
        boolean off = rollback.runners().policy().mode() == FailoverPolicy.Mode.OFF;
        return rollback.runners().in(other).filter(runner -> !off).map(runner -> other);
    }

    private Attempted attempt(Run run, RunnerRole role) throws JournalException {
        return new Attempt(
                        run, role, rollback.runners().in(role).orElseThrow(), rollback.execution(), rollback.output())
                .make(name());
    }

    private StageResult looks(Run run, Attempted attempted, String done) throws JournalException, InterruptedException {
        if (!attempted.succeeded()) {
            return StageResult.failed(ReasonCode.ROLLBACK_FAILED, done);
        }
        List<String> healthy = new ArrayList<>();
        for (Stage look : rollback.upTo(failed)) {
            Optional<StageResult> fault = run.fault();
            StageResult seen = fault.isPresent() ? fault.get() : look.execute(run);
            if (fault.isPresent()) {
                return seen;
            }
            if (seen.status().blocks()) {
                return StageResult.failed(
                        ReasonCode.ROLLBACK_FAILED,
                        done + ", but " + look.name().label() + " failed again: " + seen.detail());
            }
            if (seen.status() == CheckStatus.PASSED) {
                healthy.add(look.name().label());
            }
        }
        return healthy.isEmpty()
                ? StageResult.failed(ReasonCode.ROLLBACK_FAILED, done + ", but nothing looked whether it is healthy")
                : StageResult.passed(done + ", and passed again: " + String.join(", ", healthy));
    }
}
