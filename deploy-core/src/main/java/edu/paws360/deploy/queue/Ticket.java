package edu.paws360.deploy.queue;

import java.time.Duration;

/** A place in line. One thread at a time may wait on it; closing is safe from any thread. */
public interface Ticket extends AutoCloseable {
    /**
     * The ticket's number. Where the store counts, later tickets have higher ones; on GitHub it is that of the run.
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
     * Whether it was this ticket that made the line longer than it should be (spec, "Queue Management": on-call is alerted if
     * the queue depth is above 3). True for one ticket only, until the line was shorter again.
     *
     * @return whether somebody has to be alerted
     */
    boolean crowds();

    /**
     * Waits for the turn. If anything but the hold comes out of it, the ticket has been given back.
     *
     * @param limit how long to wait at most, zero or more (spec, "Queue timeout": 30 minutes)
     * @param listener told how it goes on
     * @return the hold, which from here on stands for the ticket
     * @throws QueueTimeoutException if the limit has passed first
     * @throws TicketCancelledException if somebody ordered that it ends
     * @throws TicketLostException if the place in line is gone, because this process was silent for longer than its lease
     * @throws QueueUnavailableException if the store cannot be read or written
     * @throws InterruptedException if the thread was interrupted
     * @throws IllegalStateException if this ticket was closed or used before
     */
    Hold await(Duration limit, QueueListener listener)
            throws QueueTimeoutException, TicketCancelledException, TicketLostException, QueueUnavailableException,
                    InterruptedException;

    /** Gives the ticket back, unless it has become a hold. A second call does nothing. */
    @Override
    void close();
}
