package edu.paws360.deploy.metrics;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tables of the totals, over one connection. */
final class TotalsTables {
    /** Held for the length of a transaction by whoever makes the tables or changes them. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('paws360-deploy metrics', 0))";

    private static final String THERE = "SELECT count(*) FROM pg_class WHERE relname IN ('total', 'journal')"
            + " AND relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname = 'paws360_deploy_metrics')";

    private final Connection connection;

    TotalsTables(Connection connection) {
        this.connection = connection;
    }

    /** Makes what is missing, one process at a time. Not within a transaction. */
    void makeIfMissing() throws SQLException, IOException {
        if (areThere()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            // One text is one transaction, and the lock ends with it.
            statement.execute(LOCK + ";\n" + PostgresTotals.script());
        }
    }

    private boolean areThere() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(THERE)) {
            return found.next() && found.getInt(1) == 2;
        }
    }

    /** Keeps all others out until the transaction ends. */
    void lock() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(LOCK);
        }
    }

    Totals totals() throws SQLException {
        SortedMap<TotalRow, BigDecimal> rows = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT metric, instance, labels, part, value FROM paws360_deploy_metrics.total")) {
            while (found.next()) {
                List<String> labels = List.of((String[]) found.getArray(3).getArray());
                rows.put(
                        new TotalRow(found.getString(1), found.getString(2), labels, found.getString(4)),
                        found.getBigDecimal(5));
            }
        }
        return TotalRows.totals(rows);
    }

    Position position(String journal) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT up_to, hash FROM paws360_deploy_metrics.journal WHERE name = ?")) {
            statement.setString(1, journal);
            try (ResultSet found = statement.executeQuery()) {
                return found.next() ? new Position(found.getLong(1), found.getString(2)) : Position.BEGINNING;
            }
        }
    }

    void write(String journal, Position position) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO paws360_deploy_metrics.journal VALUES (?, ?, ?, clock_timestamp()) ON CONFLICT (name)"
                        + " DO UPDATE SET up_to = excluded.up_to, hash = excluded.hash, counted = excluded.counted")) {
            statement.setString(1, journal);
            statement.setLong(2, position.upTo());
            statement.setString(3, position.hash());
            statement.executeUpdate();
        }
    }

    /** Writes what is not as it was before. */
    void write(Totals before, Totals after) throws SQLException {
        Map<TotalRow, BigDecimal> old = TotalRows.of(before);
        Map<TotalRow, BigDecimal> fresh = TotalRows.of(after);
        try (PreparedStatement upsert = connection.prepareStatement(
                        "INSERT INTO paws360_deploy_metrics.total VALUES (?, ?, ?, ?, ?)"
                                + " ON CONFLICT (metric, instance, labels, part) DO UPDATE SET value = excluded.value");
                PreparedStatement delete = connection.prepareStatement("DELETE FROM paws360_deploy_metrics.total"
                        + " WHERE metric = ? AND instance = ? AND labels = ? AND part = ?")) {
            for (Map.Entry<TotalRow, BigDecimal> row : fresh.entrySet()) {
                BigDecimal was = old.get(row.getKey());
                if (was == null || was.compareTo(row.getValue()) != 0) {
                    fill(upsert, row.getKey());
                    upsert.setBigDecimal(5, row.getValue());
                    upsert.addBatch();
                }
            }
            for (TotalRow gone :
                    old.keySet().stream().filter(row -> !fresh.containsKey(row)).toList()) {
                fill(delete, gone);
                delete.addBatch();
            }
            upsert.executeBatch();
            delete.executeBatch();
        }
    }

    private void fill(PreparedStatement statement, TotalRow row) throws SQLException {
        Array labels = connection.createArrayOf("text", row.labels().toArray());
        statement.setString(1, row.metric());
        statement.setString(2, row.instance());
        statement.setArray(3, labels);
        statement.setString(4, row.part());
    }
}
