package edu.paws360.deploy.guard;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.ApprovalDecided;
import java.time.Duration;

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
     * The kind of approval that the settings name.
     *
     * @param type {@code deploy.approval.type}: {@code github}, {@code prompt} or {@code none}
     * @param limit {@code deploy.approval.timeout}, above zero and at most 30 days
     * @param terminal where to ask for {@code prompt}
     * @return what asks
     * @throws IllegalArgumentException if the type is another word, or the limit is out of its range
     */
    static Approval of(String type, Duration limit, Terminal terminal) {
        return switch (type) {
            case GithubApproval.TYPE -> new GithubApproval();
            case PromptApproval.TYPE -> new PromptApproval(terminal, limit);
            case NoApproval.TYPE -> new NoApproval();
            default ->
                throw new IllegalArgumentException(
                        "deploy.approval.type is " + type + ", but must be github, prompt or none.");
        };
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
