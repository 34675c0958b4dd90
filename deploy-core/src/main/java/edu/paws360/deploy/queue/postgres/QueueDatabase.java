package edu.paws360.deploy.queue.postgres;

import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.queue.lease.UptimeClock;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The database of a queue, for what else is kept beside the queue. It knows nothing of the queue's own tables. Every
 * connection is one on which nothing waits for ever, and whose behaviour no setting of the database or role changes.
 * Thread-safe; its text form shows neither user nor password.
 */
public final class QueueDatabase {
    private final Store store;

    /**
     * A database. Connects to nothing yet.
     *
     * @param database as for {@link PostgresQueue}
     * @param patience how long a statement may take and a lock be waited for, unless the connection is told otherwise, 1
     *     millisecond to 1 minute
     * @throws IllegalArgumentException if the address is not one; the message holds no secret
     */
    public QueueDatabase(URI database, Duration patience) {
        QueueTiming timing = QueueTiming.defaults().withStoreWait(patience);
        this.store = new Store(ServerAddress.of(database), "none", timing, UptimeClock.orWall());
    }

    /**
     * What is done over one connection.
     *
     * @param <T> what it gives
     */
    @FunctionalInterface
    public interface Work<T> {
        /**
         * Does it.
         *
         * @param connection a connection that commits every statement, and is closed afterwards
         * @return the result
         * @throws SQLException if the database does not do what it is asked
         * @throws IOException if anything else stands in the way
         * @throws InterruptedException if the thread is interrupted
         */
        T on(Connection connection) throws SQLException, IOException, InterruptedException;
    }

    /**
     * Works over a connection of its own.
     *
     * @param <T> what the work gives
     * @param silence how long the server may be silent at most, each time it is asked
     * @param work what to do
     * @return what the work returns
     * @throws QueueUnavailableException if the database cannot be asked, or does not do what it is asked; the message holds
     *     neither user nor password, and the SQLSTATE is its cause's, where it could be kept
     * @throws IOException if the work throws it
     * @throws InterruptedException if the work throws it
     */
    public <T> T visit(Duration silence, Work<T> work)
            throws QueueUnavailableException, IOException, InterruptedException {
        Connection connection = store.open();
        try {
            Schema.limit(connection, silence);
            return work.on(connection);
        } catch (SQLException e) {
            throw store.fault(e);
        } finally {
            Life.end(connection);
        }
    }

    @Override
    public String toString() {
        return store.address().toString();
    }
}
