package edu.paws360.deploy.guard;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.ApprovalDecided;
import java.time.Duration;
import java.util.List;

/**
 * Asks a human, as {@code deploy.approval.type} says (spec, "Approval Gates"). Only a clear yes counts as one.
 * Implementations are immutable.
 */
public sealed interface Approval permits GithubApproval, NoApproval, PromptApproval {
    /** How long a human may take unless {@code deploy.approval.timeout} says otherwise (spec, "Approval Gates": 4 hours). */
    Duration DEFAULT_LIMIT = Duration.ofHours(4);

    /**
     * Asks, and waits for the answer no longer than the limit.
     *
     * @param request what is to be approved
     * @return the decision; its comment says what was seen and, unless the deployment may go on, what to do
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    ApprovalDecided ask(ApprovalRequest request) throws InterruptedException;

    /**
     * The secrets that asking takes (spec, "Secrets Management": secret access is audited).
     *
     * @return their names, perhaps none
     */
    default List<String> secretNames() {
        return List.of();
    }

    /**
     * Nobody has to be asked, because the settings say so.
     *
     * @return what asks nobody
     */
    static Approval none() {
        return new NoApproval();
    }

    /**
     * A question on a terminal.
     *
     * @param limit {@code deploy.approval.timeout}, above zero and at most 30 days
     * @param terminal where to ask
     * @return what asks
     * @throws IllegalArgumentException if the limit is out of its range
     */
    static Approval prompt(Duration limit, Terminal terminal) {
        return new PromptApproval(terminal, limit);
    }

    /**
     * The reviews of a GitHub environment, in the run of a workflow that this process is part of.
     *
     * @param limit {@code deploy.approval.timeout}, above zero and at most 30 days
     * @param reviews whose reviews count, and how they are read
     * @param listener told how the wait goes on
     * @return what asks
     * @throws IllegalArgumentException if the limit is out of its range
     */
    static Approval github(Duration limit, GithubReviews reviews, ApprovalListener listener) {
        return new GithubApproval(limit, reviews, listener);
    }

    /**
     * What a decision means for the deployment.
     *
     * @param decided the decision
     * @return {@link ReasonCode#OK} only if somebody agreed, or nobody has to be asked
     */
    static ReasonCode reason(ApprovalDecided decided) {
        return switch (decided.decision()) {
            case APPROVED, NOT_REQUIRED -> ReasonCode.OK;
            case REJECTED -> ReasonCode.APPROVAL_REJECTED;
            case TIMED_OUT -> ReasonCode.APPROVAL_TIMEOUT;
            case UNDECIDED -> ReasonCode.APPROVAL_MISSING;
        };
    }
}
