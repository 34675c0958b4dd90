package edu.paws360.deploy.queue.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/** A transaction that somebody leaves open, with all its locks. */
final class Blockade implements AutoCloseable {
    private final Connection connection;

    private Blockade(Connection connection) {
        this.connection = connection;
    }

    static Blockade of(Connection connection, Sql locking) throws SQLException {
        connection.setAutoCommit(false);
        locking.rows(connection, row -> true);
        return new Blockade(connection);
    }

    void lift() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
