package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.ApprovalDecided;
import edu.paws360.deploy.event.ApprovalDecided.Decision;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.SecretsRead;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.guard.Approval;
import edu.paws360.deploy.guard.ApprovalRequest;
import edu.paws360.deploy.journal.JournalException;

/** Did a human agree? (spec, "Approval Gates") Comes before the queue, so that an unapproved run never holds it. */
public final class ApprovalStage implements Stage {
    private final Approval approval;
    private final DeploymentStarted started;

    /**
     * An approval stage.
     *
     * @param approval asks
     * @param started what is to be approved
     */
    public ApprovalStage(Approval approval, DeploymentStarted started) {
        this.approval = approval;
        this.started = started;
    }

    @Override
    public StageName name() {
        return StageName.APPROVAL;
    }

    @Override
    public StageResult execute(Run run) throws JournalException, InterruptedException {
        if (!approval.secretNames().isEmpty()) {
            run.record(new SecretsRead(name().label(), approval.secretNames()));
        }
        ApprovalDecided decided = approval.ask(
                new ApprovalRequest(started.project(), started.environment(), started.branch(), started.commit()));
        run.record(decided);
        if (decided.decision() == Decision.NOT_REQUIRED) {
            return StageResult.skipped(decided.decidedBy());
        }
        ReasonCode reason = Approval.reason(decided);
        String detail =
                decided.comment().isEmpty() ? decided.decidedBy() : decided.decidedBy() + ": " + decided.comment();
        return reason.equals(ReasonCode.OK) ? StageResult.passed(detail) : StageResult.failed(reason, detail);
    }
}
