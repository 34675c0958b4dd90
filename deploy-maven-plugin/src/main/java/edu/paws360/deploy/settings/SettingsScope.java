package edu.paws360.deploy.settings;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a goal uses of the settings, and what it cannot do without. Wrong values, unknown keys and contradictions are faults in the parts that
 * it uses; elsewhere they are told, and keep it from nothing.
 */
public enum SettingsScope {
    /** A whole deployment: something to execute, and gates. */
    PRODUCTION("deploy:production", true, true, Part.values()),
    /** The step of a deployment that changes production: something to execute; gates are the business of another step. */
    EXECUTE("deploy:execute", true, false, Part.values()),
    /** What another deployment sent here: something to execute. */
    DISPATCHED("deploy:dispatched", true, false, Part.COMMON, Part.EXECUTION, Part.INVENTORY, Part.QUEUE),
    /** The checks before a deployment: neither. */
    PREFLIGHT(
            "deploy:preflight",
            false,
            false,
            Part.COMMON,
            Part.PREFLIGHT,
            Part.INVENTORY,
            Part.QUEUE,
            Part.GITHUB,
            Part.DESTINATION,
            Part.STEPS),
    /** The gates after a deployment: gates only. */
    HEALTH("deploy:health", false, true, Part.COMMON, Part.HEALTH, Part.STEPS),
    /** A look at the queue, and the end of a deployment in it: neither. */
    QUEUE("deploy:queue", false, false, Part.COMMON, Part.QUEUE, Part.ORDERS),
    /** A look at the settings themselves: neither. */
    SETTINGS("deploy:settings", false, false, Part.values()),
    /** The order to fail over: neither, but a ticket. */
    FAILOVER("deploy:failover", false, false, Part.COMMON, Part.QUEUE, Part.ORDERS),
    /** What is published of deployments that were made already: neither. */
    METRICS("deploy:metrics", false, false, Part.COMMON, Part.METRICS, Part.QUEUE, Part.SIGNATURE, Part.TRUST),
    /** A look at the audit trail, and what is done to it: neither. */
    AUDIT("deploy:audit", false, false, Part.COMMON, Part.AUDIT, Part.TRUST),
    /** A report or a trend, drawn from the audit trail: neither. */
    REPORT("deploy:report, deploy:history", false, false, Part.COMMON, Part.AUDIT);

    /** To deliver what was not delivered takes what a deployment delivers with. */
    private static final Set<Part> DELIVERY =
            EnumSet.of(Part.METRICS, Part.TELLING, Part.QUEUE, Part.GITHUB, Part.DESTINATION, Part.SIGNATURE);

    private final String goals;
    private final boolean needsExecution;
    private final boolean needsGates;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
    private final Set<Part> parts;

    SettingsScope(String goals, boolean needsExecution, boolean needsGates, Part... parts) {
        this.goals = goals;
        this.needsExecution = needsExecution;
        this.needsGates = needsGates;
        this.parts = Collections.unmodifiableSet(EnumSet.copyOf(List.of(parts)));
    }

    /** Whose scope it is. */
    String goals() {
        return goals;
    }

    boolean needsExecution() {
        return needsExecution;
    }

    boolean needsGates() {
        return needsGates;
    }

    /** What it uses in any case. */
    Set<Part> parts() {
        return parts;
    }

    /** What it uses with these values, some of which ask for more. A value that is wrong asks for all it could. */
    Set<Part> parts(Values values) {
        if (parts.contains(Part.STEPS) && values.read(StepsKeys.RUN).isSet()) {
            return EnumSet.allOf(Part.class); // a step of a deployment is a deployment
        }
        Set<Part> used = EnumSet.copyOf(parts);
        if (this == AUDIT && values.find(AuditKeys.DO).filter(AuditDo::isLook).isEmpty()) {
            used.addAll(DELIVERY);
        }
        // Metrics are no business of GitHub's, even where a queue there says in which store they are counted.
        if (this != METRICS
                && used.contains(Part.QUEUE)
                && values.find(QueueKeys.TYPE)
                        .filter(type -> type != QueueType.GITHUB)
                        .isEmpty()) {
            used.add(Part.GITHUB);
        }
        return used;
    }
}
