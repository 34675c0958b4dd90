package edu.paws360.deploy.event;

import java.util.Locale;

/** The steps of a workflow run that together make one deployment, each in a process of its own (spec, "Target Configuration"). */
public enum StepName {
    /** The goal {@code deploy:preflight}. */
    PREFLIGHT,
    /** The goal {@code deploy:execute}. */
    EXECUTE,
    /** The goal {@code deploy:health}; with it the deployment ends. */
    HEALTH;

    /**
     * The step's name as users read and write it.
     *
     * @return the goal's name without its prefix
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
