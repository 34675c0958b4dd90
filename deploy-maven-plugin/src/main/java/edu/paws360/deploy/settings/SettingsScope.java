package edu.paws360.deploy.settings;

/** What a goal cannot do without. Wrong values, unknown keys and contradictions are faults in every scope. */
public enum SettingsScope {
    /** A whole deployment: something to execute, and gates. */
    PRODUCTION(true, true),
    /** The step of a deployment that changes production: something to execute; gates are the business of another step. */
    EXECUTE(true, false),
    /** What another deployment sent here: something to execute. */
    DISPATCHED(true, false),
    /** The checks before a deployment: neither. */
    PREFLIGHT(false, false),
    /** The gates after a deployment: gates only. */
    HEALTH(false, true),
    /** A look at the queue, and the end of a deployment in it: neither. */
    QUEUE(false, false),
    /** A look at the settings themselves: neither. */
    SETTINGS(false, false),
    /** The order to fail over: neither, but a ticket. */
    FAILOVER(false, false),
    /** What is published of deployments that were made already: neither. */
    METRICS(false, false),
    /** A look at the audit trail, and what is done to it: neither. */
    AUDIT(false, false);

    private final boolean needsExecution;
    private final boolean needsGates;

    SettingsScope(boolean needsExecution, boolean needsGates) {
        this.needsExecution = needsExecution;
        this.needsGates = needsGates;
    }

    boolean needsExecution() {
        return needsExecution;
    }

    boolean needsGates() {
        return needsGates;
    }
}
