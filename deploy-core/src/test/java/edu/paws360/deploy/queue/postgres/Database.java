package edu.paws360.deploy.queue.postgres;

import edu.paws360.deploy.queue.Applicant;
import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.testbed.PostgreSql;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.Driver;

/** What the tests do in the database behind the queue's back. */
final class Database {
    private final PostgreSql server;

    Database(PostgreSql server) {
        this.server = server;
    }

    static Applicant applicant(String id) {
        return new Applicant(id, "ann", "4f2a9c1", "main", Optional.empty());
    }

    URI address() {
        return addressAt(server.port());
    }

    URI addressAt(int port) {
        return URI.create("postgresql://" + server.user() + ":" + server.password() + "@" + server.host() + ":" + port
                + "/" + server.database());
    }

    PostgresQueue queue(String group, Duration lease, Duration settle) {
        return new PostgresQueue(address(), group, timing(lease, settle));
    }

    static QueueTiming timing(Duration lease, Duration settle) {
        return QueueTiming.defaults().withLease(lease).withSettle(settle);
    }

    private Connection connect() throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", server.user());
        login.setProperty("password", server.password());
        String url = "jdbc:postgresql://" + server.host() + ":" + server.port() + "/" + server.database();
        return new Driver().connect(url, login);
    }

    private <T> T with(Ask<T> ask) {
        try (Connection connection = connect()) {
            return ask.of(connection);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Locks what a query selects, until it is closed. */
    Blockade block(String query) throws SQLException {
        return Blockade.of(connect(), new Sql(query));
    }

    int change(String text, Object... gaps) {
        return with(new Sql(text, gaps)::change);
    }

    long number(String text, Object... gaps) {
        return with(new Sql(text, gaps)::number);
    }

    /** Cuts the connection of a ticket. */
    void cut(String group, long ticket) {
        with(connection -> new Sql("""
                        SELECT pg_terminate_backend(pid) FROM pg_locks, paws360_deploy.ticket
                        WHERE locktype = 'advisory' AND objsubid = 1 AND mode = 'ExclusiveLock' AND pg_locks.granted
                            AND classid = ((life >> 32) & 4294967295)::oid AND objid = (life & 4294967295)::oid
                            AND line = ? AND number = ?""", group, ticket).rows(connection, row -> true));
    }

    void drop() {
        change("DROP SCHEMA IF EXISTS paws360_deploy CASCADE");
    }
}
