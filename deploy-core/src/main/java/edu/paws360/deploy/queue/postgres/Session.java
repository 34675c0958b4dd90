package edu.paws360.deploy.queue.postgres;

import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.queue.lease.Stamp;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.postgresql.PGConnection;

/**
 * The one connection of a ticket. The lock that shows its owner's life belongs to this connection, so whatever the server
 * answers on it also proves that the lock was held then. One thread at a time asks; nobody waits without a bound.
 * Thread-safe.
 */
final class Session implements AutoCloseable {
    /** An interrupt is noticed after this long, and who else wants to ask waits this long at most. */
    private static final Duration SLICE = Duration.ofMillis(250);

    private static final Duration REST = Duration.ofMillis(50);

    private final Store store;
    private final Proof proof;
    private final ReentrantLock turn = new ReentrantLock(true);
    private volatile Connection connection;
    private volatile QueueUnavailableException fault;
    private volatile boolean closed;
    private volatile boolean called;
    private volatile Stamp heard;
    private final AtomicLong epoch = new AtomicLong();

    private Session(Store store, Proof proof, Connection connection, Stamp heard) {
        this.store = store;
        this.proof = proof;
        this.connection = connection;
        this.heard = heard;
    }

    /** Logs in, makes the schema where it is missing, and takes the lock of a ticket that is not drawn yet. */
    static Session open(Store store, Proof proof) throws QueueUnavailableException {
        Stamp now = store.now();
        Connection connection = new Life(store, proof).begin(fresh -> {
            Schema.prepare(fresh);
            return true;
        });
        return new Session(store, proof, connection, now);
    }

    /** When what the server answered last was asked, by this machine's time since boot. */
    Stamp heard() {
        return heard;
    }

    /** Another number after each new connection: what was seen before it is no longer proof of anything. */
    long epoch() {
        return epoch.get();
    }

    boolean isOpen() {
        return connection != null;
    }

    /** Asks within a limit, where an answer is needed. */
    <T> T run(Duration limit, Ask<T> ask) throws QueueUnavailableException, InterruptedException {
        Reply<T> reply = ask(limit, ask);
        if (reply instanceof Reply.Heard<T> heard) {
            return heard.answer();
        }
        throw ((Reply.Unheard<T>) reply).why();
    }

    /** Asks within a limit. A connection that breaks meanwhile is given up, and the keeper makes another. */
    <T> Reply<T> ask(Duration limit, Ask<T> ask) throws QueueUnavailableException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        if (!turn.tryLock(limit.toNanos(), TimeUnit.NANOSECONDS)) {
            return new Reply.Unheard<>(store.busy(limit));
        }
        try {
            Connection open = connection;
            return open == null
                    ? new Reply.Unheard<>(fault)
                    : asked(open, Duration.ofNanos(end - System.nanoTime()), ask);
        } finally {
            turn.unlock();
        }
    }

    private <T> Reply<T> asked(Connection open, Duration limit, Ask<T> ask) throws QueueUnavailableException {
        Stamp sent = store.now();
        try {
            Schema.limit(open, limit);
            T answer = ask.of(open);
            heard = sent;
            return new Reply.Heard<>(answer);
        } catch (SQLException e) {
            QueueUnavailableException failure = failed(open, e);
            if (connection == null) {
                return new Reply.Unheard<>(failure);
            }
            throw failure;
        }
    }

    private QueueUnavailableException failed(Connection open, SQLException e) {
        QueueUnavailableException failure = store.fault(e);
        if (Life.isOver(open, e)) {
            fault = failure;
            connection = null;
            Life.end(open);
        }
        return failure;
    }

    /** Waits until the ticket is called, the connection broke or was renewed, or the time is over. */
    void listen(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        long before = epoch.get();
        for (long left = time.toNanos(); left > 0 && !called && epoch.get() == before; left = end - System.nanoTime()) {
            listenOnce((int) TimeUnit.NANOSECONDS.toMillis(Math.min(left, SLICE.toNanos())) + 1);
        }
        called = false;
    }

    private void listenOnce(int millis) throws InterruptedException {
        if (connection == null) {
            TimeUnit.MILLISECONDS.sleep(Math.min(millis, REST.toMillis()));
            return;
        }
        turn.lockInterruptibly();
        try {
            hear(millis);
        } finally {
            turn.unlock();
        }
    }

    private void hear(int millis) {
        Connection open = connection;
        if (open == null) {
            return;
        }
        try {
            called |= open.unwrap(PGConnection.class).getNotifications(millis).length > 0;
        } catch (SQLException e) {
            failed(open, e);
        }
    }

    /** Notices a cut connection, unless somebody asks on it just now and will notice too. */
    void feel() {
        if (turn.tryLock()) {
            try {
                hear(1);
            } finally {
                turn.unlock();
            }
        }
    }

    /**
     * Connects again, takes the lock, and renews the lease, so that whoever saw the lock free begins to count anew.
     *
     * @return whether the ticket was still there
     */
    boolean reconnect(Ask<Boolean> renewal) throws QueueUnavailableException {
        Stamp sent = store.now();
        boolean[] renewed = new boolean[1];
        Connection fresh = connect(open -> renewed[0] = renewal.of(open));
        turn.lock();
        try {
            connection = fresh;
            heard = renewed[0] ? sent : heard;
            epoch.incrementAndGet();
        } finally {
            turn.unlock();
        }
        if (closed) {
            close();
        }
        return renewed[0] && !closed;
    }

    private Connection connect(Ask<Boolean> renewal) throws QueueUnavailableException {
        try {
            return new Life(store, proof).again(renewal);
        } catch (QueueUnavailableException e) {
            fault = e;
            throw e;
        }
    }

    /** Lets go of the lock, and waits for nobody: whoever waits for an answer gives the connection up when it is aborted. */
    @Override
    public void close() {
        closed = true;
        Connection open = connection;
        if (turn.tryLock()) {
            try {
                end();
            } finally {
                turn.unlock();
            }
        } else if (open != null) {
            Life.abort(open);
        }
    }

    private void end() {
        Connection open = connection;
        fault = store.fault(Life.cut());
        connection = null;
        if (open != null) {
            Life.end(open);
        }
    }
}
