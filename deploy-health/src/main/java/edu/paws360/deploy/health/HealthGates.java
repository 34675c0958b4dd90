package edu.paws360.deploy.health;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * All gates of a deployment, asked side by side, each with a limit of its own (spec, "Timeout Handling"). Immutable; may
 * be awaited more than once.
 */
public final class HealthGates {
    private final List<Gate> gates;
    private final HealthListener listener;
    private final Pace pace;

    HealthGates(List<? extends Gate> gates, HealthListener listener, Pace pace) {
        this.gates = List.copyOf(gates);
        this.listener = Objects.requireNonNull(listener, "listener");
        this.pace = pace;
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
        return new HealthGates(gates, other, pace);
    }

    /**
     * Asks until every gate is healthy, has failed, or has reached its limit. When it returns or throws, its sockets are
     * closed and its threads have ended.
     *
     * @return each gate's result, in the order the gates were given
     * @throws InterruptedException if the thread is interrupted; the gates are no longer asked then
     */
    public HealthReport await() throws InterruptedException {
        try (Workers workers = new Workers()) {
            List<Future<GateResult>> runs = new ArrayList<>();
            for (Gate gate : gates) {
                runs.add(workers.submit(() -> run(gate, workers)));
            }
            return report(runs);
        }
    }

    private GateResult run(Gate gate, Workers workers) throws InterruptedException {
        return new GateRun(gate, new BoundedProbe(gate.probe(), workers), listener, pace).run();
    }

    private static HealthReport report(List<Future<GateResult>> runs) throws InterruptedException {
        List<GateResult> results = new ArrayList<>();
        for (Future<GateResult> run : runs) {
            try {
                results.add(run.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("A gate or its listener broke: " + e.getCause(), e);
            }
        }
        return new HealthReport(results);
    }
}
