package edu.paws360.deploy.queue.file;

import edu.paws360.deploy.queue.Applicant;
import edu.paws360.deploy.queue.DeploymentQueue;
import edu.paws360.deploy.queue.Destination;
import edu.paws360.deploy.queue.LiveCommit;
import edu.paws360.deploy.queue.Order;
import edu.paws360.deploy.queue.QueueSnapshot;
import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.queue.Ticket;
import edu.paws360.deploy.queue.lease.QueueClock;
import edu.paws360.deploy.queue.lease.UptimeClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The queue in files, for the processes of one machine. One folder for each group holds the state, {@code queue.json}, the
 * short lock under which it is changed, and for each ticket its place, its lease, and a lock that shows whether its process
 * lives. What a waiter costs does not depend on how many wait. Not for network
 * file systems, and not for several machines. Thread-safe; any number of these may serve one folder.
 */
public final class FileQueue implements DeploymentQueue {
    private final FileStore store;

    /**
     * The queue of a group. Touches no file yet.
     *
     * @param base the folder of all queues; it is made, for its owner only, when the first ticket is drawn
     * @param group the group's name, 1 to 64 letters, digits, dots, dashes and underscores; groups do not wait for each other
     * @param timing the durations; of two times to settle the longer one counts
     * @throws IllegalArgumentException if the group's name is not one
     */
    public FileQueue(Path base, String group, QueueTiming timing) {
        this(base, group, timing, UptimeClock.orWall());
    }

    FileQueue(Path base, String group, QueueTiming timing, QueueClock clock) {
        this.store = new FileStore(QueueFolder.of(base, group), timing, clock);
    }

    @Override
    public Ticket enter(Applicant who) throws QueueUnavailableException, InterruptedException {
        return FileTicket.draw(store, who);
    }

    @Override
    public QueueSnapshot look() throws QueueUnavailableException {
        return store.reading(new Look(store));
    }

    @Override
    public boolean isThere(long ticket) throws QueueUnavailableException {
        // In this order: whoever gets its turn stands in the state before its place goes.
        return store.tickets().isWaiting(ticket) || store.state().isHeldBy(ticket);
    }

    @Override
    public boolean order(long ticket, Order order) throws QueueUnavailableException, InterruptedException {
        Orders orders = new Orders(store.folder(), ticket);
        return Files.exists(store.folder().tickets()) && store.change(found -> isLeft(found, ticket, orders, order));
    }

    private boolean isLeft(QueueState found, long ticket, Orders orders, Order order)
            throws IOException, QueueUnavailableException {
        Optional<Place> holder = found.holder().map(Tenure::place).filter(place -> place.ticket() == ticket);
        Optional<Place> place = holder.isPresent() ? holder : store.tickets().place(ticket);
        boolean alive = place.isPresent() && store.tickets().lifeOf(place.get()) == Life.ALIVE;
        if (alive) {
            orders.leave(order);
        }
        return alive;
    }

    @Override
    public Optional<String> answer(long ticket, String orderId) throws QueueUnavailableException {
        return store.reading(() -> new Orders(store.folder(), ticket).answerTo(orderId));
    }

    @Override
    public Optional<LiveCommit> live(Destination where) throws QueueUnavailableException {
        return store.reading(() -> store.live().find(where));
    }
}
