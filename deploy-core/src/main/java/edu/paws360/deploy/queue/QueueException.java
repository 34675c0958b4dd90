package edu.paws360.deploy.queue;

/** What can come out of the queue instead of a turn. */
public abstract sealed class QueueException extends Exception
        permits QueueTimeoutException,
                QueueUnavailableException,
                TicketCancelledException,
                TicketLostException,
                HoldLostException {
    private static final long serialVersionUID = 1L;

    QueueException(String message, Throwable cause) {
        super(message, cause);
    }
}
