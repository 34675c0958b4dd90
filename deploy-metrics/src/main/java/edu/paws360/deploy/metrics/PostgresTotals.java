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
import java.util.Optional;

/**
 * Keeps the totals in the schema {@code paws360_deploy_metrics} of the queue's database, one set for the whole database: who
 * wants two sets uses two databases. How far each journal was counted stands beside them, and changes in the same
 * transaction, so a crash or an answer that was lost counts nothing twice. It is counted before anybody waits for his turn to
 * publish, because a machine that is thrown away takes along what is not counted. Whoever publishes holds an advisory lock of
 * the connection meanwhile; the server takes it from a process that is silent for {@value #FROZEN}.
 */
final class PostgresTotals extends TotalsStore {
    /** Longer than all sinks may take, so that nobody loses the lock who is only slow. */
    private static final String FROZEN = "20s";

    private static final String UNCOUNTED =
            "brought up to date: %s What is not counted stays in the journal, and its next run counts it.";
    private static final String UNPUBLISHED =
            "published: %s What is in the journal is counted there; the next run publishes it.";

    private static final String NO_RIGHT = "42501";
    private static final int ATTEMPTS = 5;
    private static final Duration SPARE = Duration.ofSeconds(1);

    private final QueueDatabase database;
    private final JournalName name;

    PostgresTotals(QueueDatabase database, Path auditFolder) {
        super(auditFolder, StoreKind.DATABASE);
        this.database = Objects.requireNonNull(database, "database");
        this.name = new JournalName(auditFolder);
    }

    @Override
    Receipt publishCounted(String target, Duration limit, JournalReader journal, Publication publication)
            throws IOException, InterruptedException {
        Countdown time = Countdown.of(limit);
        Ledger own = kept(visit(time, UNCOUNTED, connection -> counted(connection, journal)));
        return visit(time, UNPUBLISHED, connection -> {
            takeTurn(connection, target);
            return publication.of(own.onto(new TotalsTables(connection).totals()));
        });
    }

    private <T> T visit(Countdown time, String otherwise, QueueDatabase.Work<T> work)
            throws IOException, InterruptedException {
        try {
            return database.visit(time.left().plus(SPARE), connection -> {
                bound(connection, time);
                return work.on(connection);
            });
        } catch (QueueUnavailableException unavailable) {
            throw new IOException(
                    "The totals in " + database + " were not " + otherwise.formatted(unavailable.getMessage()),
                    unavailable);
        }
    }

    private static void bound(Connection connection, Countdown time) throws SQLException {
        try (Statement settings = connection.createStatement()) {
            settings.execute("SET lock_timeout = " + time.millis(time.limit()));
            settings.execute("SET statement_timeout = " + time.millis(time.limit()));
            settings.execute("SET idle_session_timeout = '" + FROZEN + "'");
        }
    }

    private static void takeTurn(Connection connection, String target) throws SQLException {
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

    /**
     * The journal is read outside the transaction, which keeps all others out and which the server ends when it stands still. So
     * somebody else may have counted the same journal meanwhile.
     */
    private Ledger count(Connection connection, JournalReader journal)
            throws SQLException, IOException, InterruptedException {
        TotalsTables tables = new TotalsTables(connection);
        tables.makeIfMissing();
        String journalName = name.of(journal).orElse("");
        String anew = "delete from paws360_deploy_metrics.journal what is named " + journalName;
        Counting counting = new Counting(journal, "the totals in " + database, anew);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Position counted = tables.position(journalName);
            Uncounted rest = counting.after(counted);
            Optional<Ledger> after = atOnce(connection, () -> count(tables, journalName, counted, rest));
            if (after.isPresent()) {
                return after.get();
            }
        }
        throw new IOException(
                "Others counted this journal into the totals in " + database + " again and again, expected one"
                        + " or two. What is not counted stays in the journal, and its next run counts it.");
    }

    private static Optional<Ledger> count(TotalsTables tables, String journalName, Position counted, Uncounted rest)
            throws SQLException {
        tables.lock();
        if (!tables.position(journalName).equals(counted)) {
            return Optional.empty();
        }
        Totals before = tables.totals();
        Ledger after = rest.onto(before);
        if (after.upTo() > counted.upTo()) {
            tables.write(before, after.totals());
            tables.write(journalName, after.position());
        }
        return Optional.of(after);
    }

    private interface Transaction<T> {
        T run() throws SQLException;
    }

    /** The totals and how far they go, or neither. */
    private static <T> T atOnce(Connection connection, Transaction<T> transaction) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T result = transaction.run();
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            undo(connection, e);
            throw e;
        } finally {
            if (!connection.isClosed()) {
                connection.setAutoCommit(true);
            }
        }
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
