package edu.paws360.deploy.queue.lease;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** A ticket is waited on once, or closed. Thread-safe. */
public final class TicketUse {
    private final AtomicBoolean used = new AtomicBoolean();

    /** Of a ticket that was not used yet. */
    public TicketUse() {}

    /**
     * Begins to use the ticket.
     *
     * @param ticket its number
     * @throws IllegalStateException if it was used before
     */
    public void begin(long ticket) {
        if (!used.compareAndSet(false, true)) {
            throw new IllegalStateException("Ticket " + ticket + " was closed or used before; draw a new one.");
        }
    }

    /** From now on it cannot be used. */
    public void end() {
        used.set(true);
    }

    /**
     * How long to wait for a turn.
     *
     * @param limit zero or more
     * @return the same
     * @throws IllegalArgumentException if it is less
     */
    public static Duration checked(Duration limit) {
        if (limit.isNegative()) {
            throw new IllegalArgumentException(
                    "The wait (deploy.queue.timeout) is " + limit + ", expected zero or more.");
        }
        return limit;
    }
}
