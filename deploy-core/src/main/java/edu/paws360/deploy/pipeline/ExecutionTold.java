package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.ExecutionFinished.Ending;
import edu.paws360.deploy.runner.RunnerOutcome;
import edu.paws360.deploy.runner.RunnerOutcome.Cancelled;
import edu.paws360.deploy.runner.RunnerOutcome.Exited;
import edu.paws360.deploy.runner.RunnerOutcome.Lost;
import edu.paws360.deploy.runner.RunnerOutcome.NotStarted;
import edu.paws360.deploy.runner.RunnerOutcome.TimedOut;
import java.util.OptionalInt;

/** A runner's outcome in the words of the journal. */
record ExecutionTold(Ending ending, OptionalInt exitCode, ReasonCode reason, String detail) {

    static ExecutionTold of(RunnerOutcome outcome, CommandKind kind) {
        if (outcome instanceof Exited exited) {
            int code = exited.code();
            return new ExecutionTold(Ending.EXITED, OptionalInt.of(code), kind.reason(code), kind.inWords(code));
        }
        if (outcome instanceof TimedOut late) {
            return without(
                    Ending.TIMED_OUT,
                    ReasonCode.PRIMARY_TIMEOUT,
                    "the command took longer than " + late.limit().toSeconds()
                            + " s (deploy.runner.timeout) and was ended");
        }
        if (outcome instanceof Cancelled) {
            return without(
                    Ending.CANCELLED,
                    ReasonCode.CANCELLED,
                    "the command was ended because the deployment was cancelled");
        }
        if (outcome instanceof NotStarted not) {
            return without(Ending.NOT_STARTED, ReasonCode.PRIMARY_UNREACHABLE, not.why());
        }
        return without(Ending.LOST, ReasonCode.PRIMARY_UNREACHABLE, ((Lost) outcome).why());
    }

    /** Of a command whose hold was lost while it ran: that is why it was ended, if it was. */
    static ExecutionTold withoutHold(RunnerOutcome outcome, CommandKind kind) {
        return outcome instanceof Cancelled
                ? without(Ending.CANCELLED, ReasonCode.HOLD_LOST, "the command was ended because the hold was lost")
                : of(outcome, kind);
    }

    private static ExecutionTold without(Ending ending, ReasonCode reason, String detail) {
        return new ExecutionTold(ending, OptionalInt.empty(), reason, detail);
    }

    StageResult result() {
        return reason.equals(ReasonCode.OK) ? StageResult.passed(detail) : StageResult.failed(reason, detail);
    }
}
