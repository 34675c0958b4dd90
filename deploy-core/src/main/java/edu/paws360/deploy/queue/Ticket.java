package edu.paws360.deploy.queue;

import java.time.Duration;

/** A place in line. One thread at a time may wait on it; closing is safe from any thread. */
public interface Ticket extends AutoCloseable {
    /**
     * The ticket's number; later tickets have higher ones.
     *
     * @return one or more
     */
    long number();

    /**
     * Where the ticket stood when it was drawn.
     *
     * @return the first position
     */
    QueuePosition drawn();

    /**
     * Waits for the turn. If anything but the hold comes out of it, the ticket has been given back.
     *
     * @param limit how long to wait at most, zero or more (spec, "Queue timeout": 30 minutes)
     * @param listener told how it goes on
     * @return the hold, which from here on stands for the ticket
     * @throws QueueTimeoutException if the limit has passed first
     * @throws TicketLostException if the place in line is gone, because this process was silent for longer than its lease
     * @throws QueueUnavailableException if the store cannot be read or written
     * @throws InterruptedException if the thread was interrupted
     * @throws IllegalStateException if this ticket was closed or used before
     */
    Hold await(Duration limit, QueueListener listener)
            throws QueueTimeoutException, TicketLostException, QueueUnavailableException, InterruptedException;

    /** Gives the ticket back, unless it has become a hold. A second call does nothing. */
    @Override
    void close();
}
