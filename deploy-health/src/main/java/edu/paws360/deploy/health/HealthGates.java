package edu.paws360.deploy.health;

import edu.paws360.deploy.health.probe.ProbeOutcome;
import edu.paws360.deploy.secret.Masker;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * All gates of a deployment, asked side by side, each with a limit of its own (spec, "Timeout Handling"). Immutable; may
 * be awaited more than once, and by several threads at a time.
 */
public final class HealthGates {
    private final List<Gate> gates;
    private final HealthListener listener;
    private final Pace pace;
    private final boolean failFast;
    private final UnaryOperator<String> mask;

    HealthGates(List<? extends Gate> gates, HealthListener listener, Pace pace) {
        this(gates, listener, pace, false, text -> text);
    }

    private HealthGates(
            List<? extends Gate> gates,
            HealthListener listener,
            Pace pace,
            boolean failFast,
            UnaryOperator<String> mask) {
        this.gates = List.copyOf(gates);
        this.listener = Objects.requireNonNull(listener, "listener");
        this.pace = pace;
        this.failFast = failFast;
        this.mask = Objects.requireNonNull(mask, "mask");
        requireNames("gate", this.gates);
    }

    static void requireNames(String kind, List<Gate> gates) {
        if (gates.isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no " + kind + ", so nothing could be found healthy: name at least one.");
        }
        Set<String> names = new HashSet<>();
        for (Gate gate : gates) {
            if (!names.add(gate.name())) {
                throw new IllegalArgumentException("Two " + kind + "s are named " + gate.name() + ".");
            }
        }
    }

    /**
     * These gates.
     *
     * @param gates at least one, each name once
     * @return the gates, not yet asked
     * @throws IllegalArgumentException if there is none, or two have the same name
     */
    public static HealthGates of(Gate... gates) {
        return of(List.of(gates));
    }

    /**
     * These gates.
     *
     * @param gates at least one, each name once
     * @return the gates, not yet asked
     * @throws IllegalArgumentException if there is none, or two have the same name
     */
    public static HealthGates of(List<? extends Gate> gates) {
        return new HealthGates(gates, HealthListener.NONE, Pace.SYSTEM);
    }

    /**
     * The same gates with somebody who hears how they get on.
     *
     * @param other the listener
     * @return new gates
     */
    public HealthGates listener(HealthListener other) {
        return new HealthGates(gates, other, pace, failFast, mask);
    }

    /**
     * The same gates, of which the first that fails ends the others. Without this they are asked to their own ends.
     *
     * @return new gates
     */
    public HealthGates failFast() {
        return new HealthGates(gates, listener, pace, true, mask);
    }

    /**
     * The same gates with more secrets that must not be seen in a report or by a listener. What the gates themselves are
     * given as passwords and tokens is masked without this.
     *
     * @param other replaces secrets, for example a {@link Masker}; called by several threads at a time
     * @return new gates
     */
    public HealthGates mask(UnaryOperator<String> other) {
        return new HealthGates(gates, listener, pace, failFast, text -> mask.apply(other.apply(text)));
    }

    /**
     * Asks until every gate is healthy, has failed, or has reached its limit. When it returns or throws, its sockets are
     * closed, and its threads and processes have ended.
     *
     * @return each gate's result, in the order the gates were given
     * @throws InterruptedException if the thread is interrupted; the gates are no longer asked then
     * @throws IllegalStateException if the listener throws
     */
    public HealthReport await() throws InterruptedException {
        Race race;
        try (Workers workers = new Workers()) {
            race = new Race(runs(workers), failFast);
            race.run(workers);
        }
        return race.report();
    }

    private List<GateRun> runs(Workers workers) {
        OwnSecrets own = new OwnSecrets(gates);
        UnaryOperator<ProbeOutcome> masked = outcome -> own.masked(outcome).masked(mask);
        return gates.stream()
                .map(gate -> new GateRun(gate, new BoundedProbe(gate.probe(), workers).masked(masked), listener, pace))
                .toList();
    }

    /**
     * The same on a thread of its own. Cancelling the future ends the gates as an interrupt ends {@link #await}: nobody
     * hears of a result, and the threads and sockets are gone soon after.
     *
     * @return the report to come; it completes exceptionally with what {@link #await} throws
     */
    public HealthFuture start() {
        return HealthFuture.of(this::await);
    }
}
