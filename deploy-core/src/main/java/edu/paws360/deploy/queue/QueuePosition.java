package edu.paws360.deploy.queue;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a ticket stands in line.
 *
 * @param ticket the ticket's number
 * @param ahead how many are ahead, the holder included; 0 means the turn is ours
 * @param depth how many wait, ourselves included
 * @param holder who holds production, where somebody does; it may be a dead one whose commands are still being ended
 * @param expectedWait how long it will probably take until the turn, by how long those before took; empty where nobody was before
 */
public record QueuePosition(
        long ticket, int ahead, int depth, Optional<Holder> holder, Optional<Duration> expectedWait) {

    /**
     * Refuses a position without a place.
     *
     * @throws IllegalArgumentException if a count is out of range
     * @throws NullPointerException if anything is {@code null}
     */
    public QueuePosition {
        Objects.requireNonNull(holder, "holder");
        Objects.requireNonNull(expectedWait, "expectedWait");
        if (ahead < 0 || depth < 1) {
            throw new IllegalArgumentException("Ahead " + ahead + " and depth " + depth + " are not a place in line.");
        }
    }
}
