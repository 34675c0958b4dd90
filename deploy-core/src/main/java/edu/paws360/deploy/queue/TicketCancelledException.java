package edu.paws360.deploy.queue;

/** Somebody ordered that this ticket does not wait any longer; it was given back. */
public final class TicketCancelledException extends QueueException {
    private static final long serialVersionUID = 1L;

    private final transient Order order;

    /**
     * A cancelled wait.
     *
     * @param ticket the ticket's number
     * @param order who asked for it, and why
     */
    public TicketCancelledException(long ticket, Order order) {
        super("Ticket " + ticket + " was taken out of the deployment queue: " + order.summary() + ".", null);
        this.order = order;
    }

    /**
     * Who asked for it, and why.
     *
     * @return the order
     */
    public Order order() {
        return order;
    }
}
