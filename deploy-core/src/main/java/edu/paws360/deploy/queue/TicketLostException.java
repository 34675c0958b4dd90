package edu.paws360.deploy.queue;

import java.time.Duration;

/** A place in line that ran out, because its process did not say in time that it still waits. */
public final class TicketLostException extends QueueException {
    private static final long serialVersionUID = 1L;

    private final long ticket;

    /**
     * A lost place.
     *
     * @param ticket the ticket's number
     * @param lease how long a waiter may be silent
     */
    public TicketLostException(long ticket, Duration lease) {
        super(
                "Ticket " + ticket + " is no longer in the deployment queue: nothing was heard of it for "
                        + lease.toSeconds()
                        + " s (deploy.queue.lease), so that others went ahead, or somebody cleared the queue."
                        + " Start the deployment again to draw a new ticket.",
                null);
        this.ticket = ticket;
    }

    /**
     * Which ticket was lost.
     *
     * @return its number
     */
    public long ticket() {
        return ticket;
    }
}
