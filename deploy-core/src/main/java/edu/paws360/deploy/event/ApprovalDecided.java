package edu.paws360.deploy.event;

import java.time.Duration;

/**
 * Did a human agree? (spec, "Approval Gates": the decision is logged to the audit trail)
 *
 * @param type the kind of approval the settings ask for: {@code github}, {@code prompt} or {@code none}
 * @param decision what was decided
 * @param decidedBy who decided; for {@code none} the settings themselves
 * @param comment what the decider said, perhaps empty
 * @param waited how long it took
 */
public record ApprovalDecided(String type, Decision decision, String decidedBy, String comment, Duration waited)
        implements DeploymentEvent {

    /** What was decided. */
    public enum Decision {
        /** A human agreed. */
        APPROVED,
        /** A human refused. */
        REJECTED,
        /** The settings say that nobody has to be asked. */
        NOT_REQUIRED,
        /** Nobody answered in time. */
        TIMED_OUT,
        /** Nobody could be asked. */
        UNDECIDED
    }
}
