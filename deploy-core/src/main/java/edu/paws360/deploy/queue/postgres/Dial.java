package edu.paws360.deploy.queue.postgres;

import edu.paws360.deploy.queue.QueueTiming;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.Driver;

/** Opens connections on which nothing waits for ever, and whose behaviour no setting of the database or role changes. */
final class Dial {
    /** The driver counts in whole seconds: for each address to accept, and for each answer of the login. */
    private static final String SECONDS = "2";

    private static final Duration LEAST_PATIENCE = Duration.ofMillis(500);
    private static final Duration MOST_PATIENCE = Duration.ofSeconds(2);

    private final ServerAddress address;
    private final String options;

    Dial(ServerAddress address, QueueTiming timing) {
        this.address = address;
        this.options = options(timing);
    }

    /** A process that is stopped in the middle of a transaction must not stop the line, so the server ends it there. */
    private static String options(QueueTiming timing) {
        Duration quarter = timing.lease().dividedBy(4);
        Duration patience = quarter.compareTo(LEAST_PATIENCE) < 0
                ? LEAST_PATIENCE
                : quarter.compareTo(MOST_PATIENCE) > 0 ? MOST_PATIENCE : quarter;
        return String.join(
                " -c ",
                "-c search_path=pg_catalog",
                "default_transaction_isolation=read\\ committed",
                "default_transaction_read_only=off",
                "synchronous_commit=on",
                "lock_timeout=" + timing.storeWait().toMillis(),
                "statement_timeout=" + timing.storeWait().toMillis(),
                "idle_in_transaction_session_timeout=" + patience.toMillis(),
                "idle_session_timeout=0",
                "tcp_keepalives_idle=5",
                "tcp_keepalives_interval=2",
                "tcp_keepalives_count=3");
    }

    Connection open() throws SQLException {
        Properties wishes = new Properties();
        wishes.setProperty("user", address.user());
        if (!address.password().isEmpty()) {
            wishes.setProperty("password", address.password());
        }
        address.sslmode().ifPresent(mode -> wishes.setProperty("sslmode", mode));
        wishes.setProperty("ApplicationName", "paws360-deploy queue");
        wishes.setProperty("assumeMinServerVersion", "12");
        wishes.setProperty("connectTimeout", SECONDS);
        wishes.setProperty("socketTimeout", SECONDS);
        wishes.setProperty("tcpKeepAlive", "true");
        wishes.setProperty("options", options);
        return new Driver().connect(address.jdbcUrl(), wishes);
    }
}
