package edu.paws360.deploy.guard;

import edu.paws360.deploy.event.ApprovalDecided;
import edu.paws360.deploy.event.ApprovalDecided.Decision;
import java.time.Duration;

/** Nobody has to be asked, because the POM says so. */
record NoApproval() implements Approval {
    static final String TYPE = "none";

    @Override
    public ApprovalDecided ask(ApprovalRequest request) {
        return new ApprovalDecided(
                TYPE, Decision.NOT_REQUIRED, "the POM (deploy.approval.type=none)", "", Duration.ZERO);
    }
}
