package edu.paws360.deploy.queue.file;

import edu.paws360.deploy.queue.Order;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.queue.TicketCancelledException;
import java.io.IOException;

/** What one that waits makes of orders. For one thread. */
final class Mail {
    private final FileStore store;
    private final long ticket;
    private final Orders orders;

    Mail(FileStore store, long ticket) {
        this.store = store;
        this.ticket = ticket;
        this.orders = new Orders(store.folder(), ticket);
    }

    /** A cancelled ticket is given back by the one that waits, and its going is the answer. */
    void obey() throws TicketCancelledException, QueueUnavailableException {
        for (Order order : store.reading(orders::open)) {
            switch (order.kind()) {
                case CANCEL -> throw new TicketCancelledException(ticket, order);
                case FAILOVER -> refuse(order);
            }
        }
    }

    private void refuse(Order order) throws QueueUnavailableException {
        store.reading(() -> answered(order));
    }

    private boolean answered(Order order) throws IOException {
        orders.answer(order.id(), Order.refusal("ticket " + ticket + " still waits for its turn and runs nothing yet"));
        return true;
    }
}
