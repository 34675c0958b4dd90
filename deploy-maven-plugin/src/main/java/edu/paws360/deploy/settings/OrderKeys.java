package edu.paws360.deploy.settings;

import java.util.List;

/** What is asked of a deployment that waits or runs; for the goals deploy:queue and deploy:failover. */
public final class OrderKeys {
    /** The ticket that is cancelled. */
    public static final Setting<Long> CANCEL = Setting.of(
            "deploy.queue.cancel",
            NumberKinds.ticket(),
            SpecSection.STUCK_IN_QUEUE,
            "For deploy:queue: the number of the ticket whose deployment is ended (emergency only).");

    /** The ticket that fails over. */
    public static final Setting<Long> TICKET = Setting.of(
            "deploy.ticket",
            NumberKinds.ticket(),
            SpecSection.FAILOVER_TRIGGERS,
            "For deploy:failover: the number of the ticket whose deployment goes on with the secondary runner (emergency only).");

    /** Why. */
    public static final Setting<String> REASON = Setting.of(
            "deploy.reason",
            TextKinds.text("any text"),
            SpecSection.AUDIT_TRAIL,
            "For deploy:queue and deploy:failover: why it is asked for; it is journaled.");

    private OrderKeys() {}

    static List<Setting<?>> all() {
        return List.of(CANCEL, TICKET, REASON);
    }
}
