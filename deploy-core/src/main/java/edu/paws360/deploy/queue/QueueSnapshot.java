package edu.paws360.deploy.queue;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The queue as one look saw it. It may be out of date when it is read: good for telling, never for deciding to go.
 *
 * @param holder who holds production; empty where nobody does, or where the holder's process is gone or its lease has run out
 * @param waiting who waits, first in line first; the dead and the silent are left out
 * @param usualTurn how long a turn usually takes, the median of the last ones; empty where there was none
 */
public record QueueSnapshot(Optional<Holder> holder, List<Waiter> waiting, Optional<Duration> usualTurn) {

    /**
     * Copies the list.
     *
     * @throws NullPointerException if anything is {@code null}
     */
    public QueueSnapshot {
        Objects.requireNonNull(holder, "holder");
        waiting = List.copyOf(waiting);
        Objects.requireNonNull(usualTurn, "usualTurn");
    }

    /** How many may wait before somebody is alerted (spec, "Queue Management": queue depth above 3). */
    public static final int CROWDED = 3;

    /**
     * How many wait, the spec's {@code deployment_queue_depth}; the holder is not counted.
     *
     * @return zero or more
     */
    public int depth() {
        return waiting.size();
    }

    /**
     * Whether nobody holds production and nobody waits for it.
     *
     * @return {@code true} if one who enters now would go at once
     */
    public boolean isIdle() {
        return holder.isEmpty() && waiting.isEmpty();
    }
}
