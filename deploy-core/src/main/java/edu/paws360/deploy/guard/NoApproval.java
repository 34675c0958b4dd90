package edu.paws360.deploy.guard;

import edu.paws360.deploy.event.ApprovalDecided;
import edu.paws360.deploy.event.ApprovalDecided.Decision;
import java.time.Duration;

/** Nobody has to be asked, because the settings say so: POM, command line or environment. */
record NoApproval() implements Approval {
    static final String TYPE = "none";

    @Override
    public ApprovalDecided ask(ApprovalRequest request) {
        return new ApprovalDecided(
                TYPE, Decision.NOT_REQUIRED, "nobody, as deploy.approval.type=none says", "", Duration.ZERO);
    }
}
