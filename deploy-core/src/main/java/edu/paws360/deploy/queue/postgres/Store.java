package edu.paws360.deploy.queue.postgres;

import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.queue.lease.QueueClock;
import edu.paws360.deploy.queue.lease.Stamp;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** One group's line in a database. Thread-safe. */
final class Store {
    private final ServerAddress address;
    private final String group;
    private final QueueTiming timing;
    private final QueueClock clock;
    private final Dial dial;

    Store(ServerAddress address, String group, QueueTiming timing, QueueClock clock) {
        this.address = address;
        this.group = group;
        this.timing = timing;
        this.clock = clock;
        this.dial = new Dial(address, timing);
    }

    ServerAddress address() {
        return address;
    }

    String group() {
        return group;
    }

    QueueTiming timing() {
        return timing;
    }

    /** The time of this machine since it booted: for how long the server was not heard, never for a lease. */
    Stamp now() throws QueueUnavailableException {
        try {
            return clock.now();
        } catch (IOException unreadable) {
            throw new QueueUnavailableException(
                    address.toString(),
                    "this machine's own clock cannot be read (" + unreadable + ")",
                    "See to it that /proc/uptime can be read.",
                    unreadable);
        }
    }

    Connection open() throws QueueUnavailableException {
        try {
            return dial.open();
        } catch (SQLException e) {
            throw fault(e);
        }
    }

    /** Asks over a connection of its own, which is closed again. */
    <T> T visit(Ask<T> ask) throws QueueUnavailableException {
        return visit(timing.storeWait().plusSeconds(1), ask);
    }

    <T> T visit(Duration limit, Ask<T> ask) throws QueueUnavailableException {
        try (Connection connection = dial.open()) {
            Schema.limit(connection, limit);
            return ask.of(connection);
        } catch (SQLException e) {
            throw fault(e);
        }
    }

    QueueUnavailableException fault(SQLException cause) {
        return StoreFault.of(address, timing, cause);
    }

    QueueUnavailableException busy(Duration limit) {
        return new QueueUnavailableException(
                address.toString(),
                "this process's connection was in use for " + limit.toMillis() + " ms, expected a few",
                "Look whether the server answers, then try again.",
                null);
    }
}
