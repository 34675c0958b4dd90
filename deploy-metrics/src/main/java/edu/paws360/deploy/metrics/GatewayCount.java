package edu.paws360.deploy.metrics;

import edu.paws360.deploy.event.RunnerRole;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * A journal counted on top of what a gateway holds. Immutable.
 *
 * @param held what its groups hold, or will hold
 * @param pushes those that have to be pushed for it
 * @param ledger the totals of all groups, and how far they go
 */
record GatewayCount(Map<RunnerRole, HeldGroup> held, Map<RunnerRole, HeldGroup> pushes, Ledger ledger) {
    /**
     * What becomes of the groups.
     *
     * @param journal the journal's name
     * @param held what the groups hold
     * @param ledgers the journal, counted on top of all groups from where each of them ends
     * @param now when it is counted
     */
    static GatewayCount of(
            String journal, Map<RunnerRole, HeldGroup> held, Map<RunnerRole, Ledger> ledgers, Instant now) {
        Map<RunnerRole, HeldGroup> after = new EnumMap<>(held);
        Map<RunnerRole, HeldGroup> pushes = new EnumMap<>(RunnerRole.class);
        Totals all = Totals.NONE;
        for (RunnerRole role : RunnerRole.values()) {
            Ledger ledger = ledgers.get(role);
            Totals totals = ledger.totals().of(role);
            all = all.and(totals);
            if (!totals.equals(held.get(role).totals())) {
                HeldGroup group = held.get(role).with(totals, journal, ledger.position(), now);
                after.put(role, group);
                pushes.put(role, group);
            }
        }
        return new GatewayCount(after, pushes, ledgers.get(RunnerRole.PRIMARY).onto(all));
    }

    /** Whether a gateway has what was pushed. One push replaces the totals and who was counted, so the latter tells. */
    boolean isIn(Map<RunnerRole, HeldGroup> gateway) {
        return pushes.entrySet().stream().allMatch(push -> {
            HeldGroup there = gateway.get(push.getKey());
            HeldGroup pushed = push.getValue();
            return there.era().equals(pushed.era()) && there.counted().contains(pushed.latest());
        });
    }

    GatewayCount done() {
        return new GatewayCount(held, Map.of(), ledger);
    }
}
