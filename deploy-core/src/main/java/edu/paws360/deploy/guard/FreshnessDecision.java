package edu.paws360.deploy.guard;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.FreshnessDecided;
import java.util.List;

/**
 * Is a commit new enough to go to production, and if not, what to do. Immutable.
 *
 * @param event what the journal keeps
 * @param reason {@link ReasonCode#OK}, {@link ReasonCode#OLDER_COMMIT} for a clear no, or
 *     {@link ReasonCode#FRESHNESS_UNKNOWN} if it could not be found out
 * @param advice one line: what to do; empty if allowed
 * @param secretNames the names of the secrets that asking took
 */
public record FreshnessDecision(FreshnessDecided event, ReasonCode reason, String advice, List<String> secretNames) {
    /**
     * Refuses contradictions.
     *
     * @throws IllegalArgumentException if the event and the reason contradict each other
     */
    public FreshnessDecision {
        secretNames = List.copyOf(secretNames);
        if (event.allowed() != reason.equals(ReasonCode.OK)) {
            throw new IllegalArgumentException("Allowed " + event.allowed() + " does not go with " + reason);
        }
    }
}
