package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.ExecutionFinished.Ending;
import edu.paws360.deploy.runner.RunnerOutcome;
import edu.paws360.deploy.runner.RunnerOutcome.Cancelled;
import edu.paws360.deploy.runner.RunnerOutcome.Exited;
import edu.paws360.deploy.runner.RunnerOutcome.Failed;
import edu.paws360.deploy.runner.RunnerOutcome.Lost;
import edu.paws360.deploy.runner.RunnerOutcome.NotStarted;
import edu.paws360.deploy.runner.RunnerOutcome.TimedOut;
import java.util.OptionalInt;

/** A runner's outcome in the words of the journal. */
record ExecutionTold(Ending ending, OptionalInt exitCode, ReasonCode reason, String detail) {

    /** In words; a command that was ended because we said so was ended because of that reason. */
    static ExecutionTold of(RunnerOutcome outcome, CommandKind kind, String whyStopped) {
        if (outcome instanceof Exited exited) {
            int code = exited.code();
            return new ExecutionTold(Ending.EXITED, OptionalInt.of(code), kind.reason(code), kind.inWords(code));
        }
        if (outcome instanceof Failed failed) {
            return without(Ending.EXITED, ReasonCode.PRIMARY_EXIT_CODE, failed.why());
        }
        if (outcome instanceof TimedOut late) {
            return without(
                    Ending.TIMED_OUT,
                    ReasonCode.PRIMARY_TIMEOUT,
                    "the command took longer than " + late.limit().toSeconds()
                            + " s (deploy.runner.timeout) and was ended");
        }
        if (outcome instanceof Cancelled) {
            return without(Ending.CANCELLED, ReasonCode.CANCELLED, "the command was ended because " + whyStopped);
        }
        if (outcome instanceof NotStarted not) {
            return without(Ending.NOT_STARTED, ReasonCode.PRIMARY_UNREACHABLE, not.why());
        }
        return without(Ending.LOST, ReasonCode.PRIMARY_UNREACHABLE, ((Lost) outcome).why());
    }

    private static ExecutionTold without(Ending ending, ReasonCode reason, String detail) {
        return new ExecutionTold(ending, OptionalInt.empty(), reason, detail);
    }

    StageResult result() {
        return reason.equals(ReasonCode.OK) ? StageResult.passed(detail) : StageResult.failed(reason, detail);
    }
}
