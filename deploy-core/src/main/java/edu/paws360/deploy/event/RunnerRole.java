package edu.paws360.deploy.event;

import java.util.Locale;

/** Which of the two runners did something (spec, "Failover Mechanism"). */
public enum RunnerRole {
    /** The first choice. */
    PRIMARY,
    /** The one that takes over. */
    SECONDARY;

    /**
     * The role as it stands in metric labels.
     *
     * @return the lower-case name
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
