package edu.paws360.deploy.queue.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/** Something asked of the database over one connection. */
@FunctionalInterface
interface Ask<T> {
    T of(Connection connection) throws SQLException;

    /** The same in one transaction: it happens as a whole or not at all. */
    default Ask<T> atOnce() {
        return connection -> {
            connection.setAutoCommit(false);
            try {
                T answer = of(connection);
                connection.commit();
                return answer;
            } catch (SQLException | RuntimeException e) {
                undo(connection, e);
                throw e;
            } finally {
                again(connection);
            }
        };
    }

    private static void undo(Connection connection, Exception why) {
        try {
            connection.rollback();
        } catch (SQLException broken) {
            why.addSuppressed(broken);
        }
    }

    private static void again(Connection connection) throws SQLException {
        if (!connection.isClosed()) {
            connection.setAutoCommit(true);
        }
    }
}
