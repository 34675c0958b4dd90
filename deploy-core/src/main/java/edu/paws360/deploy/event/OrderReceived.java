package edu.paws360.deploy.event;

/**
 * A human asked something of this deployment while it waited or ran (spec, "Failover Triggers": manual; "Deployment Stuck in
 * Queue": cancel).
 *
 * @param kind what was asked
 * @param by who asked
 * @param why the reason that was given, perhaps empty
 * @param outcome what was made of it, in half a sentence; begins with {@code refused: } where nothing was
 */
public record OrderReceived(Kind kind, String by, String why, String outcome) implements DeploymentEvent {

    /** What can be asked. */
    public enum Kind {
        /** End the deployment. */
        CANCEL,
        /** Stop the primary runner and go on with the secondary. */
        FAILOVER
    }

    /**
     * Who asked, in half a sentence.
     *
     * @return for example {@code ann: wrong commit}
     */
    public String asked() {
        return by + (why.isBlank() ? "" : ": " + why);
    }
}
