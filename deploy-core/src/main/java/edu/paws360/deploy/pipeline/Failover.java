package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.FailoverTriggered;
import edu.paws360.deploy.event.FailoverTriggered.Reason;
import edu.paws360.deploy.event.RunnerRole;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.queue.Order;
import java.util.Optional;

/** The secondary takes over (spec, "Failover Logic"), from a primary that is proven stopped or was never begun with. */
final class Failover {
    private final Run run;
    private final Runners runners;
    private final Executing executing;

    /** Executes on one of the runners. */
    interface Executing {
        Attempted on(Run run, RunnerRole role) throws JournalException;
    }

    Failover(Run run, Runners runners, Executing executing) {
        this.run = run;
        this.runners = runners;
        this.executing = executing;
    }

    static String ordered(Order order) {
        return "failover ordered by " + Helm.asked(order);
    }

    /** Because a human wants it so: nothing was begun on the primary, so there is nothing to wait for. */
    StageResult passingOver(String because) throws JournalException, InterruptedException {
        run.helm().doing(Doing.TAKING_OVER);
        trigger(Reason.MANUAL);
        return secondary(
                "the primary runner " + runners.primary().name() + " was passed over (" + because + ")", Reason.MANUAL);
    }

    StageResult after(Attempted primary, Reason reason) throws JournalException, InterruptedException {
        run.helm().doing(Doing.TAKING_OVER);
        trigger(reason);
        Thread.sleep(runners.policy().delay().toMillis());
        return secondary(
                primary.inWords()
                        + run.helm()
                                .failover()
                                .map(order -> " (" + ordered(order) + ")")
                                .orElse(""),
                reason);
    }

    private void trigger(Reason reason) throws JournalException {
        run.record(new FailoverTriggered(reason, RunnerRole.PRIMARY, RunnerRole.SECONDARY));
    }

    private StageResult secondary(String before, Reason reason) throws JournalException, InterruptedException {
        Optional<StageResult> fault = run.fault();
        if (fault.isPresent()) {
            return fault.get();
        }
        run.helm().doing(Doing.SECONDARY);
        Attempted second = executing.on(run, RunnerRole.SECONDARY);
        Optional<StageResult> end = second.end(run);
        if (end.isPresent()) {
            return end.get();
        }
        if (!second.succeeded()) {
            return StageResult.failed(ReasonCode.RUNNERS_FAILED, before + "; " + second.inWords());
        }
        run.remark("the secondary runner " + second.runner() + " took over (" + reason.label() + ")");
        return StageResult.passed(second.inWords() + "; before that, " + before);
    }
}
