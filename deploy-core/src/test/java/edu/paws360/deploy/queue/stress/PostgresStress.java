package edu.paws360.deploy.queue.stress;

import edu.paws360.deploy.queue.DeploymentQueue;
import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.queue.postgres.PostgresQueue;
import edu.paws360.deploy.testbed.PostgreSql;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.postgresql.Driver;

/** The PostgreSQL store under stress: connections are cut again and again, and once the server is started anew. */
final class PostgresStress implements StressStore {
    static final String ADDRESS = "QUEUE_ADDRESS";

    private static final String GROUP = "stress";
    /** A lease that a restart of the server does not outlast, and a time to settle in which everybody is back. */
    static final QueueTiming TIMING =
            QueueTiming.defaults().withLease(Duration.ofSeconds(10)).withSettle(Duration.ofSeconds(4));
    /** A server that is away for longer leaves too little of a lease for all to come back, each with a login. */
    private static final Duration LONG_ABSENCE = TIMING.lease().dividedBy(2);

    private final PostgreSql server;
    private int strikes;
    private volatile Duration absence = Duration.ZERO;

    PostgresStress(PostgreSql server) {
        this.server = server;
    }

    static DeploymentQueue queue(String address, String group, QueueTiming timing) {
        return new PostgresQueue(URI.create(address), group, timing);
    }

    private String address() {
        return "postgresql://" + server.user() + ":" + server.password() + "@" + server.host() + ":" + server.port()
                + "/" + server.database();
    }

    @Override
    public List<String> words() {
        return List.of("postgres", GROUP);
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(ADDRESS, address());
    }

    @Override
    public DeploymentQueue open(QueueTiming timing) {
        return queue(address(), GROUP, timing);
    }

    /**
     * Nothing was drawn, or not to its owner's knowledge, when the connection was cut just then; and a holder that heard nothing
     * for too long while the server was started anew may not go on. A lost place is excused only where this machine needed long
     * for that start.
     */
    @Override
    public boolean excuses(String said) {
        return said.startsWith("failed QueueUnavailableException ")
                || (wasRestarted()
                        && said.matches("lost \\d+ HoldLostException .*the store cannot tell who holds production.*"))
                || (absence.compareTo(LONG_ABSENCE) > 0
                        && said.matches("lost \\d+ (QueueUnavailable|TicketLost)Exception .*"));
    }

    @Override
    public List<String> leftovers() {
        return ask("SELECT 'ticket ' || number FROM paws360_deploy.ticket WHERE line = '" + GROUP + "'");
    }

    @Override
    public List<Long> servers() {
        return ask("SELECT pid FROM pg_stat_activity WHERE application_name = 'paws360-deploy queue'").stream()
                .map(Long::valueOf)
                .toList();
    }

    /** Cuts some connections; the third time, all, with the server that is started anew. */
    void strike() {
        if (++strikes == 3) {
            long stopped = System.nanoTime();
            server.stop();
            server.start();
            absence = Duration.ofNanos(System.nanoTime() - stopped);
            System.out.println("postgres: the server was away for " + absence.toMillis() + " ms");
            return;
        }
        ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE application_name = 'paws360-deploy queue' AND random() < 0.3");
    }

    boolean wasRestarted() {
        return !absence.isZero();
    }

    private List<String> ask(String query) {
        Properties login = new Properties();
        login.setProperty("user", server.user());
        login.setProperty("password", server.password());
        String url = "jdbc:postgresql://" + server.host() + ":" + server.port() + "/" + server.database();
        List<String> answers = new ArrayList<>();
        try (Connection connection = new Driver().connect(url, login);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return answers;
    }
}
