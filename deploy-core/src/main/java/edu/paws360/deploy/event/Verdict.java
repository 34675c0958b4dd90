package edu.paws360.deploy.event;

import edu.paws360.deploy.check.ReasonCode;
import java.time.Duration;
import java.util.Objects;

/**
 * How a deployment ended; rendered everywhere the same. Immutable.
 *
 * @param outcome success or failure, nothing in between
 * @param reason why; {@link ReasonCode#OK} exactly when it succeeded
 * @param message one line: what was seen
 * @param advice one line: what to do next; empty on success
 * @param duration from the first stage to the verdict
 */
public record Verdict(Outcome outcome, ReasonCode reason, String message, String advice, Duration duration) {

    /** The two ways a deployment ends. */
    public enum Outcome {
        /** Every stage passed. */
        SUCCEEDED,
        /** Anything else. */
        FAILED
    }

    /**
     * Refuses contradictions.
     *
     * @throws IllegalArgumentException if reason and outcome contradict each other
     */
    public Verdict {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(advice, "advice");
        if (reason.equals(ReasonCode.OK) != (outcome == Outcome.SUCCEEDED)) {
            throw new IllegalArgumentException("Outcome " + outcome + " does not go with reason " + reason);
        }
    }

    /**
     * Whether the deployment succeeded.
     *
     * @return {@code true} only for {@link Outcome#SUCCEEDED}
     */
    public boolean succeeded() {
        return outcome == Outcome.SUCCEEDED;
    }
}
