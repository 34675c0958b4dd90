package edu.paws360.deploy.queue.postgres;

import edu.paws360.deploy.queue.Applicant;
import edu.paws360.deploy.queue.Claim;
import edu.paws360.deploy.queue.Claimed;
import edu.paws360.deploy.queue.DeploymentQueue;
import edu.paws360.deploy.queue.Destination;
import edu.paws360.deploy.queue.LiveCommit;
import edu.paws360.deploy.queue.Order;
import edu.paws360.deploy.queue.QueueGroup;
import edu.paws360.deploy.queue.QueueSnapshot;
import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.queue.Ticket;
import edu.paws360.deploy.queue.lease.QueueClock;
import edu.paws360.deploy.queue.lease.UptimeClock;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The queue in a PostgreSQL database (12 or later), for the processes of many machines. Any number of groups share one database,
 * and other applications may too: all of it is in the schema {@code paws360_deploy}. Each ticket keeps one connection of its own
 * for as long as it waits or holds; a pooler that shares connections among transactions cannot stand between.
 *
 * <p>The schema is made when the first ticket is drawn, which needs the right CREATE on the database once. Where an
 * administrator made the schema and its tables, USAGE on the schema, and SELECT, INSERT, UPDATE and DELETE on its tables are
 * enough; SELECT is enough to look. Tables that an older version made are brought up to date by whoever comes first, which needs to be
 * their owner; the older version then refuses them. Thread-safe.
 */
public final class PostgresQueue implements DeploymentQueue {
    private final Store store;
    private final Look look;
    private final Orders orders;
    private final Live live;
    private final Claims claims;

    /**
     * The queue of a group. Connects to nothing yet.
     *
     * @param database where it is and who asks, {@code postgresql://user:password@host:port/database}, percent-encoded where
     *     needed; password and port (5432) may be missing, and {@code ?sslmode=} with one of the driver's modes may follow
     * @param group the group's name, 1 to 64 letters, digits, dots, dashes and underscores; groups do not wait for each other
     * @param timing the durations; where those who use the group settle for different times, the longer one counts
     * @throws IllegalArgumentException if the address or the group's name is not one; the message holds no secret
     */
    public PostgresQueue(URI database, String group, QueueTiming timing) {
        this(database, group, timing, UptimeClock.orWall());
    }

    PostgresQueue(URI database, String group, QueueTiming timing, QueueClock clock) {
        QueueGroup.checked(group);
        this.store = new Store(ServerAddress.of(database), group, timing, clock);
        this.look = new Look(group, timing);
        this.orders = new Orders(group);
        this.live = new Live(group);
        this.claims = new Claims(group);
    }

    @Override
    public Ticket enter(Applicant who) throws QueueUnavailableException, InterruptedException {
        return PostgresTicket.draw(store, who);
    }

    @Override
    public QueueSnapshot look() throws QueueUnavailableException {
        return store.visit(connection -> Schema.isThere(connection)
                ? look.snapshot(connection)
                : new QueueSnapshot(Optional.empty(), Optional.empty(), List.of(), Optional.empty()));
    }

    @Override
    public boolean isThere(long ticket) throws QueueUnavailableException {
        return store.visit(connection -> Schema.isThere(connection) && look.isThere(ticket, connection));
    }

    @Override
    public boolean order(long ticket, Order order) throws QueueUnavailableException {
        Ask<Boolean> leaving = connection -> orders.leave(ticket, order, connection);
        return store.visit(
                connection -> Schema.isThere(connection) && leaving.atOnce().of(connection));
    }

    @Override
    public Optional<String> answer(long ticket, String orderId) throws QueueUnavailableException {
        return store.visit(connection ->
                Schema.isThere(connection) ? orders.answered(ticket, orderId, connection) : Optional.empty());
    }

    @Override
    public Optional<LiveCommit> live(Destination where) throws QueueUnavailableException {
        return store.visit(connection -> Schema.isThere(connection) ? live.find(where, connection) : Optional.empty());
    }

    @Override
    public Optional<Claimed> claim(Claim claim) throws QueueUnavailableException {
        Ask<Optional<Claimed>> claiming = connection -> claims.make(claim, connection);
        return store.visit(
                connection -> Schema.isThere(connection) ? claiming.atOnce().of(connection) : Optional.empty());
    }

    /** The database and the group, without user and password. */
    @Override
    public String toString() {
        return "queue " + store.group() + " at " + store.address();
    }
}
