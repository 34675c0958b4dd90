package edu.paws360.deploy.event;

import java.util.Locale;

/**
 * The other runner takes over (spec, "Audit Trail", 4; "Failover Metrics").
 *
 * @param reason why
 * @param from the runner that failed
 * @param to the runner that takes over
 */
public record FailoverTriggered(Reason reason, RunnerRole from, RunnerRole to) implements DeploymentEvent {

    /** The spec's reasons, also the values of the metric label {@code failover_reason}. */
    public enum Reason {
        /** The primary's exit code was not 0. */
        PRIMARY_EXIT_CODE,
        /** The primary took longer than 30 minutes. */
        PRIMARY_TIMEOUT,
        /** The primary could not be used. */
        PRIMARY_UNREACHABLE,
        /** A human asked for it. */
        MANUAL;

        /**
         * The reason as it stands in metric labels.
         *
         * @return the lower-case name
         */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
