package edu.paws360.deploy.queue.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * The tables in the schema {@code paws360_deploy}: made by whoever comes first, brought from an older version to ours by whoever is the
 * first to have ours, and used only where they are of our version.
 */
final class Schema {
    private static final int NONE = 0;
    /** The first version that can be brought up to date, and what a new database has for a moment. */
    private static final int OLDEST = 2;

    private static final int VERSION = 3;
    /** Any number that is always the same; "paws360" in bytes. */
    private static final long MAKING = 0x70_61_77_73_33_36_30L;

    /** Read from the tables themselves: a name that was not there is remembered as missing within a transaction. */
    private static final String NAMESPACE = "SELECT count(*) FROM pg_namespace WHERE nspname = 'paws360_deploy'";

    private static final String TABLE = "SELECT count(*) FROM pg_class WHERE relname = 'version'"
            + " AND relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname = 'paws360_deploy')";

    private Schema() {}

    /** Makes what is missing. Not within a transaction. */
    static void prepare(Connection connection) throws SQLException {
        int seen = version(connection);
        if (seen != VERSION) {
            makeFrom(seen, connection);
        }
    }

    /** Whether the queue was ever used in this database; where it was, by an older version, it is brought up to date. */
    static boolean isThere(Connection connection) throws SQLException {
        int seen = version(connection);
        if (seen != VERSION && seen != NONE) {
            makeFrom(seen, connection);
        }
        return seen != NONE;
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (first(statement, TABLE).equals("0")) {
                return NONE;
            }
            String version = first(statement, "SELECT max(number)::text FROM paws360_deploy.version");
            for (int known = OLDEST; known <= VERSION; known++) {
                if (String.valueOf(known).equals(version)) {
                    return known;
                }
            }
            throw new SQLException("version " + version + " instead of " + VERSION, StoreFault.OTHER_VERSION);
        }
    }

    private static String first(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "none";
        }
    }

    private static void makeFrom(int seen, Connection connection) throws SQLException {
        Ask<Integer> making = Schema::make;
        try {
            int unused = making.atOnce().of(connection);
        } catch (SQLException e) {
            throw seen != NONE && StoreFault.NO_RIGHT.equals(e.getSQLState())
                    ? new SQLException(e.getMessage(), StoreFault.OLDER_VERSION, e)
                    : e;
        }
    }

    /** Goes from whatever is there to our version, while nobody else does; returns what was there. */
    private static int make(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(" + MAKING + ")");
            int seen = version(connection);
            if (seen == NONE && first(statement, NAMESPACE).equals("0")) {
                statement.execute("CREATE SCHEMA paws360_deploy");
            }
            for (int next = Math.max(seen + 1, OLDEST); next <= VERSION; next++) {
                statement.execute(script(next));
            }
            return seen;
        }
    }

    /** What brings the version before to this one. */
    private static String script(int version) {
        try (InputStream script = Schema.class.getResourceAsStream("schema-" + version + ".sql")) {
            return new String(script.readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** How long to wait for an answer on this connection from now on; a server that stays silent for longer loses it. */
    static void limit(Connection connection, Duration limit) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, (int) Math.max(1, limit.toMillis()));
    }
}
