package edu.paws360.deploy.guard;

import edu.paws360.deploy.event.ApprovalDecided;
import edu.paws360.deploy.event.ApprovalDecided.Decision;
import java.time.Duration;

/** The reviews of a GitHub environment. They cannot be read yet, so the approval counts as missing. */
record GithubApproval() implements Approval {
    static final String TYPE = "github";

    @Override
    public ApprovalDecided ask(ApprovalRequest request) {
        return new ApprovalDecided(
                TYPE,
                Decision.UNDECIDED,
                "nobody",
                "deploy.approval.type is github, but this version cannot read the reviews of a GitHub environment yet,"
                        + " so the approval counts as missing. Set deploy.approval.type=prompt to be asked on the terminal,"
                        + " or deploy.approval.type=none if nobody has to be asked here.",
                Duration.ZERO);
    }
}
