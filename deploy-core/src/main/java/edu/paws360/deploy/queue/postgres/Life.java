package edu.paws360.deploy.queue.postgres;

import edu.paws360.deploy.queue.QueueUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the connection of a ticket: with the session-level advisory lock that shows its owner's life, and an ear for its
 * calls. Immutable.
 */
final class Life {
    private static final Logger LOG = LoggerFactory.getLogger(Life.class);
    private static final Duration AGAIN = Duration.ofSeconds(2);
    /** Ended by an administrator, a crash, or for idling in a transaction: the server closes the connection. */
    private static final Set<String> OVER = Set.of("57P01", "57P02", "57P03", "57P05", "25P03");

    /** Nobody else knows the number, so whoever has this lock is a connection of ours that the server still waits for. */
    private static final String END_OTHERS = """
            SELECT pg_terminate_backend(pid) FROM pg_locks
            WHERE locktype = 'advisory' AND objsubid = 1 AND mode = 'ExclusiveLock' AND granted
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                AND classid = ((? >> 32) & 4294967295)::oid AND objid = (? & 4294967295)::oid AND pid <> pg_backend_pid()""";

    private final Store store;
    private final Proof proof;

    Life(Store store, Proof proof) {
        this.store = store;
        this.proof = proof;
    }

    /** A connection with the lock, after something was done on it. */
    Connection begin(Ask<Boolean> first) throws QueueUnavailableException {
        return made(store.timing().storeWait().plusSeconds(1), connection -> {
            boolean done = first.of(connection);
            take(connection);
            return done;
        });
    }

    /** A connection with the lock in the place of one that broke, on which something was done afterwards. */
    Connection again(Ask<Boolean> last) throws QueueUnavailableException {
        return made(AGAIN, connection -> {
            new Sql(END_OTHERS, proof.life(), proof.life()).rows(connection, row -> true);
            take(connection);
            return last.of(connection);
        });
    }

    private void take(Connection connection) throws SQLException {
        new Sql("SELECT pg_advisory_lock(?)", proof.life()).rows(connection, row -> true);
        new Sql("LISTEN " + proof.channel()).change(connection);
    }

    private Connection made(Duration limit, Ask<Boolean> ask) throws QueueUnavailableException {
        Connection connection = store.open();
        try {
            Schema.limit(connection, limit);
            boolean unused = ask.of(connection);
            return connection;
        } catch (SQLException e) {
            end(connection);
            throw store.fault(e);
        } catch (RuntimeException e) {
            end(connection);
            throw e;
        }
    }

    static boolean isOver(Connection connection, SQLException fault) {
        try {
            String state = String.valueOf(fault.getSQLState());
            return state.startsWith("08") || OVER.contains(state) || connection.isClosed();
        } catch (SQLException unknown) {
            return true;
        }
    }

    static SQLException cut() {
        return new SQLException("the connection was closed", "08006");
    }

    static void end(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("A connection could not be closed politely", e);
        }
    }

    /** From another thread than the one that waits on it. */
    static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("A connection could not be aborted", e);
        }
    }
}
