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

/** The tables in the schema {@code paws360_deploy}: made by whoever comes first, and used only where they are of our version. */
final class Schema {
    private static final int VERSION = 2;
    /** Any number that is always the same; "paws360" in bytes. */
    private static final long MAKING = 0x70_61_77_73_33_36_30L;

    /** Read from the tables themselves: a name that was not there is remembered as missing within a transaction. */
    private static final String NAMESPACE = "SELECT count(*) FROM pg_namespace WHERE nspname = 'paws360_deploy'";

    private static final String TABLE = "SELECT count(*) FROM pg_class WHERE relname = 'version'"
            + " AND relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname = 'paws360_deploy')";

    private Schema() {}

    /** Makes what is missing. */
    static void prepare(Connection connection) throws SQLException {
        if (!isThere(connection)) {
            Ask<Boolean> making = Schema::make;
            making.atOnce().of(connection);
        }
    }

    /** Whether the queue was ever used in this database. */
    static boolean isThere(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (first(statement, TABLE).equals("0")) {
                return false;
            }
            String version = first(statement, "SELECT max(number)::text FROM paws360_deploy.version");
            if (!String.valueOf(VERSION).equals(version)) {
                throw new SQLException("version " + version + " instead of " + VERSION, StoreFault.OTHER_VERSION);
            }
            return true;
        }
    }

    private static String first(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "none";
        }
    }

    private static boolean make(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(" + MAKING + ")");
            if (isThere(connection)) {
                return false;
            }
            if (first(statement, NAMESPACE).equals("0")) {
                statement.execute("CREATE SCHEMA paws360_deploy");
            }
            statement.execute(script());
            return true;
        }
    }

    private static String script() {
        try (InputStream script = Schema.class.getResourceAsStream("schema.sql")) {
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
