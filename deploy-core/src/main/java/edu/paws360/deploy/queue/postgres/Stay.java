package edu.paws360.deploy.queue.postgres;

import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.queue.lease.Heartbeat;
import edu.paws360.deploy.queue.lease.Stamp;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time a ticket is in the queue, in line or holding: its lease is renewed, its connection is made anew when it was cut, and
 * it leaves once. Thread-safe.
 */
final class Stay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Stay.class);
    /** What a look, a renewal or a check may take: it is over in milliseconds, or the server does not answer. */
    static final Duration ANSWER = Duration.ofSeconds(1);

    private static final Duration FELT_EVERY = Duration.ofMillis(250);
    private static final long FEW = 8;

    private final Store store;
    private final Session session;
    private final Proof proof;
    private final long ticket;
    private final Change change;
    private final Parting parting;
    private final Heartbeat heartbeat;
    private final AtomicBoolean ended = new AtomicBoolean();
    private long renewed = System.nanoTime();
    private long failures;
    private long rests;

    Stay(Store store, Session session, Proof proof, long ticket) {
        this.store = store;
        this.session = session;
        this.proof = proof;
        this.ticket = ticket;
        this.change = new Change(store.group(), store.timing());
        this.parting = new Parting(store, session, ticket, connection -> change.leave(proof.owner(), connection));
        // A heartbeat beats four times a lease; here it feels whether the connection is there, and renews less often.
        this.heartbeat = new Heartbeat(ticket, FELT_EVERY.multipliedBy(4), this::beat);
    }

    Session session() {
        return session;
    }

    Store store() {
        return store;
    }

    Proof proof() {
        return proof;
    }

    long ticket() {
        return ticket;
    }

    /** Returns whether there is anything left to renew. */
    private boolean beat() throws InterruptedException {
        try {
            if (!session.isOpen()) {
                return backIn();
            }
            session.feel();
            return !isDue() || renew();
        } catch (QueueUnavailableException e) {
            if (failures++ == 0) {
                LOG.warn("The server of the deployment queue was lost; ticket {} goes on asking", ticket, e);
            }
            return true;
        }
    }

    private boolean isDue() {
        return System.nanoTime() - renewed
                >= store.timing().lease().dividedBy(4).toNanos();
    }

    private boolean renew() throws QueueUnavailableException, InterruptedException {
        long now = System.nanoTime();
        boolean there = session.run(ANSWER, this::renewal);
        renewed = now;
        return there;
    }

    private boolean renewal(Connection connection) throws SQLException {
        return change.renew(proof.owner(), connection);
    }

    /** At once at first, then once a second. */
    private boolean backIn() throws QueueUnavailableException {
        if (failures > FEW && rests++ % 4 != 0) {
            return true;
        }
        long now = System.nanoTime();
        boolean there = session.reconnect(this::renewal);
        LOG.info("The server of the deployment queue answers again; ticket {} is {}", ticket, there ? "kept" : "lost");
        renewed = now;
        failures = 0;
        return there;
    }

    /** How long ago the server was asked what it answered last; unknown where this machine has another clock since. */
    Optional<Duration> sinceHeard() throws QueueUnavailableException {
        Stamp heard = session.heard();
        Stamp now = store.now();
        return heard.clock().equals(now.clock())
                ? Optional.of(Duration.ofMillis(now.millis() - heard.millis()))
                : Optional.empty();
    }

    @Override
    public void close() {
        if (ended.compareAndSet(false, true)) {
            heartbeat.close();
            parting.leave();
            session.close();
        }
    }

    /** Ends as the death of this process would end it: the lock is let go, the ticket stays, and nobody renews it. */
    void lapse() {
        if (ended.compareAndSet(false, true)) {
            heartbeat.close();
            session.close();
        }
    }
}
