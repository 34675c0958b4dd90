package edu.paws360.deploy.queue;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The queue as one look saw it. It may be out of date when it is read: good for telling, never for deciding to go.
 *
 * @param holder who holds production; empty where nobody does, or where it was lost
 * @param lost who held production and was lost, its process gone or its lease run out, while production stays closed until
 *     what it started has had time to end: {@link QueueTiming#LONGEST_SETTLE} at most after the first in line saw the loss
 * @param waiting who waits, first in line first; the dead and the silent are left out
 * @param usualTurn how long a turn usually takes, the median of the last ones; empty where there was none
 */
public record QueueSnapshot(
        Optional<Holder> holder, Optional<Holder> lost, List<Waiter> waiting, Optional<Duration> usualTurn) {

    /**
     * Copies the list.
     *
     * @throws NullPointerException if anything is {@code null}
     * @throws IllegalArgumentException if production is both held and lost
     */
    public QueueSnapshot {
        Objects.requireNonNull(holder, "holder");
        Objects.requireNonNull(lost, "lost");
        waiting = List.copyOf(waiting);
        Objects.requireNonNull(usualTurn, "usualTurn");
        if (holder.isPresent() && lost.isPresent()) {
            throw new IllegalArgumentException("Production is held by "
                    + holder.get().summary() + ", and was lost by " + lost.get().summary() + "; expected one of them.");
        }
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
     * Whether nobody holds production, nobody waits for it, and it is not closed because of one that was lost.
     *
     * @return {@code true} if one who enters now would go at once
     */
    public boolean isIdle() {
        return holder.isEmpty() && lost.isEmpty() && waiting.isEmpty();
    }

    /**
     * Who keeps a deployment from production: the holder, or one that was lost, of which nobody knows yet whether what it
     * started has ended.
     *
     * @param own the id of the deployment that asks, which is not in its own way; blank for one that has none
     * @return who, in half a sentence; empty where nobody does
     */
    public Optional<String> occupantBeside(String own) {
        return others(holder, own).map(Holder::summary).or(() -> others(lost, own)
                .map(gone -> gone.summary() + ", lost, but what it started may still run"));
    }

    private static Optional<Holder> others(Optional<Holder> one, String own) {
        return one.filter(holder -> !holder.applicant().deploymentId().equals(own));
    }
}
