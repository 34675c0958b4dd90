package edu.paws360.deploy.queue;

/** The queue's store cannot be read or written, so nobody knows who holds production: nobody may go. */
public final class QueueUnavailableException extends QueueException {
    private static final long serialVersionUID = 1L;

    private final String store;

    /**
     * A store that does not answer, or not in a way that can be trusted.
     *
     * @param store which one, without credentials
     * @param seen what was seen and what was expected, a sentence without its full stop
     * @param advice what to do, one or more sentences
     * @param cause what is behind it, or {@code null}
     */
    public QueueUnavailableException(String store, String seen, String advice, Throwable cause) {
        super("The deployment queue at " + store + " is unavailable: " + seen + ". " + advice, cause);
        this.store = store;
    }

    /**
     * Which store it is.
     *
     * @return a folder or an address, without credentials
     */
    public String store() {
        return store;
    }
}
