package edu.paws360.deploy.guard;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.BranchDecided;

/**
 * May this go to production, and if not, what to do. Immutable.
 *
 * @param event what the journal keeps; its detail says what was seen and what {@code deploy.branches} allows
 * @param reason {@link ReasonCode#OK}, {@link ReasonCode#BRANCH_REFUSED} for a clear no, or
 *     {@link ReasonCode#BRANCH_UNKNOWN} if it could not be told or is not what the CI says
 * @param advice one line: what to do; empty if allowed
 */
public record BranchDecision(BranchDecided event, ReasonCode reason, String advice) {
    /**
     * Refuses contradictions.
     *
     * @throws IllegalArgumentException if the event and the reason contradict each other
     */
    public BranchDecision {
        if (event.allowed() != reason.equals(ReasonCode.OK)) {
            throw new IllegalArgumentException("Allowed " + event.allowed() + " does not go with " + reason);
        }
    }
}
