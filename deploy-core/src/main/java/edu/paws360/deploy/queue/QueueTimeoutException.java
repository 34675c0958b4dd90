package edu.paws360.deploy.queue;

import java.time.Duration;
import java.util.Optional;

/** The turn did not come within the limit (spec, "Queue timeout"); the ticket was given back. */
public final class QueueTimeoutException extends QueueException {
    private static final long serialVersionUID = 1L;

    private final transient QueuePosition position;
    private final Duration limit;

    /**
     * A wait that was too long.
     *
     * @param position where the ticket stood at the end
     * @param limit how long the wait was allowed to be
     */
    public QueueTimeoutException(QueuePosition position, Duration limit) {
        super(
                "Ticket " + position.ticket() + " waited " + limit.toSeconds()
                        + " s (deploy.queue.timeout) for its turn, and " + position.ahead()
                        + " of the queue are still ahead"
                        + position.holder()
                                .map(holder -> "; production is held by " + holder.summary())
                                .orElse("; nobody holds production")
                        + ". Wait until it has finished or cancel it, then start this deployment again.",
                null);
        this.position = position;
        this.limit = limit;
    }

    /**
     * Who held production when the limit passed.
     *
     * @return empty where nobody did, and only others in line were ahead
     */
    public Optional<Holder> holder() {
        return position.holder();
    }

    /**
     * Where the ticket stood when the limit passed.
     *
     * @return the last position
     */
    public QueuePosition position() {
        return position;
    }

    /**
     * How long the wait was allowed to be.
     *
     * @return zero or more
     */
    public Duration limit() {
        return limit;
    }
}
