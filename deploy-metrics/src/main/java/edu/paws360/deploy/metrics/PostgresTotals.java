package edu.paws360.deploy.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import edu.paws360.deploy.http.Countdown;
import edu.paws360.deploy.journal.JournalReader;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.queue.postgres.QueueDatabase;
import edu.paws360.deploy.sink.Receipt;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;

/**
 * Keeps the totals in the schema {@code paws360_deploy_metrics} of the queue's database, one set for the whole database: who
 * wants two sets uses two databases. How far each journal was counted stands beside them, and changes in the same
 * transaction, so a crash or an answer that was lost counts nothing twice. Whoever publishes holds an advisory lock of the
 * connection meanwhile; the server takes it from a process that is silent for {@value #FROZEN}.
 */
final class PostgresTotals extends TotalsStore {
    /** Longer than all sinks may take, so that nobody loses the lock who is only slow. */
    private static final String FROZEN = "20s";

    private static final String NO_RIGHT = "42501";
    private static final Duration SPARE = Duration.ofSeconds(1);

    private final QueueDatabase database;
    private final JournalName name;

    PostgresTotals(QueueDatabase database, Path auditFolder) {
        this.database = Objects.requireNonNull(database, "database");
        this.name = new JournalName(auditFolder);
    }

    @Override
    Receipt publish(String target, Duration limit, JournalReader journal, Publication publication)
            throws IOException, InterruptedException {
        Countdown time = Countdown.of(limit);
        try {
            return database.visit(limit.plus(SPARE), connection -> {
                takeTurn(connection, target, time);
                return publication.of(counted(connection, journal));
            });
        } catch (QueueUnavailableException unavailable) {
            throw new IOException(
                    "The totals in " + database + " were not brought up to date: " + unavailable.getMessage()
                            + " What is not counted stays in the journal, and its next run counts it.",
                    unavailable);
        }
    }

    private static void takeTurn(Connection connection, String target, Countdown time) throws SQLException {
        try (Statement settings = connection.createStatement()) {
            settings.execute("SET lock_timeout = " + time.millis(time.limit()));
            settings.execute("SET statement_timeout = " + time.millis(time.limit()));
            settings.execute("SET idle_session_timeout = '" + FROZEN + "'");
        }
        String key = "paws360-deploy metrics " + target;
        try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_lock(hashtextextended(?, 0))")) {
            lock.setString(1, key);
            lock.execute();
        }
    }

    private Ledger counted(Connection connection, JournalReader journal)
            throws SQLException, IOException, InterruptedException {
        try {
            return count(connection, journal);
        } catch (SQLException e) {
            if (NO_RIGHT.equals(e.getSQLState())) {
                throw noRight();
            }
            throw e;
        }
    }

    private IOException noRight() {
        return new IOException(
                "The totals in " + database + " were not brought up to date: the user of deploy.queue.url"
                        + " lacks a right in the schema paws360_deploy_metrics, or to make it. Let an administrator either grant"
                        + " CREATE on the database once, or make the tables that docs/metrics.md shows, and grant USAGE on their"
                        + " schema and SELECT, INSERT, UPDATE and DELETE on them. What is not counted stays in the journal, and"
                        + " its next run counts it.");
    }

    /** In one transaction: the totals and how far they go, or neither. */
    private Ledger count(Connection connection, JournalReader journal)
            throws SQLException, IOException, InterruptedException {
        TotalsTables tables = new TotalsTables(connection);
        tables.makeIfMissing();
        String journalName = name.of(journal).orElse("");
        connection.setAutoCommit(false);
        try {
            tables.lock();
            Ledger after = count(tables, journalName, journal);
            connection.commit();
            return after;
        } catch (SQLException | IOException | RuntimeException e) {
            undo(connection, e);
            throw e;
        } finally {
            if (!connection.isClosed()) {
                connection.setAutoCommit(true);
            }
        }
    }

    private Ledger count(TotalsTables tables, String journalName, JournalReader journal)
            throws SQLException, IOException {
        Totals before = tables.totals();
        Position counted = tables.position(journalName);
        String anew = "delete from paws360_deploy_metrics.journal what is named " + journalName;
        Ledger after = new Counting(journal, "the totals in " + database, anew).onto(before, counted);
        if (after.upTo() > counted.upTo()) {
            tables.write(before, after.totals());
            tables.write(journalName, after.position());
        }
        return after;
    }

    private static void undo(Connection connection, Exception why) {
        try {
            connection.rollback();
        } catch (SQLException broken) {
            why.addSuppressed(broken);
        }
    }

    /** The statements that make the tables. */
    static String script() throws IOException {
        try (var script = PostgresTotals.class.getResourceAsStream("totals.sql")) {
            return new String(script.readAllBytes(), UTF_8);
        }
    }
}
