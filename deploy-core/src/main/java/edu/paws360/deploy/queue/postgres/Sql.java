package edu.paws360.deploy.queue.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A statement, and what goes into its gaps, perhaps {@code null}. Immutable. */
final class Sql {
    private final String text;
    private final Object[] gaps;

    Sql(String text, Object... gaps) {
        this.text = text;
        this.gaps = gaps.clone();
    }

    /** Makes something of one row. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** How many rows it changed. */
    int change(Connection connection) throws SQLException {
        try (PreparedStatement statement = filled(connection)) {
            return statement.executeUpdate();
        }
    }

    <T> List<T> rows(Connection connection, Row<T> row) throws SQLException {
        try (PreparedStatement statement = filled(connection);
                ResultSet found = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(row.read(found));
            }
            return rows;
        }
    }

    <T> Optional<T> first(Connection connection, Row<T> row) throws SQLException {
        return rows(connection, row).stream().findFirst();
    }

    /** The number in the first row; 0 where there is none. */
    long number(Connection connection) throws SQLException {
        return first(connection, row -> row.getLong(1)).orElse(0L);
    }

    private PreparedStatement filled(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        try {
            for (int i = 0; i < gaps.length; i++) {
                statement.setObject(i + 1, gaps[i]);
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
