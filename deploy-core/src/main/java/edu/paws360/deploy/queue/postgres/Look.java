package edu.paws360.deploy.queue.postgres;

import edu.paws360.deploy.queue.QueueSnapshot;
import edu.paws360.deploy.queue.QueueTiming;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Looks at one group's line. Each time is the server's. Immutable. */
final class Look {
    /**
     * A lock that can be had shared is one that its owner no longer has; it is let go with the end of the transaction. The lock of
     * a waiter that was not heard of since the server was started says nothing: the start took it away.
     */
    private static final String SEATS = """
            SELECT number, owner, coalesce(token, 0) AS token, lease_until,
                %s AS silent,
                CASE WHEN number = ? OR (token IS NULL AND %s) THEN false ELSE pg_try_advisory_xact_lock_shared(life) END AS free,
                greatest(settle_millis, ?) AS settle,
                coalesce(1000 * extract(epoch FROM clock_timestamp() - granted), 0)::bigint AS held,
                CASE WHEN told THEN deployment END AS deployment,
                CASE WHEN told THEN person END AS person,
                CASE WHEN told THEN revision END AS revision,
                CASE WHEN told THEN branch END AS branch,
                CASE WHEN told THEN link END AS link,
                CASE WHEN told THEN place END AS place,
                coalesce(granted, entered) AS since
            FROM (SELECT *, (token IS NOT NULL OR ?) AS told FROM paws360_deploy.ticket) AS ticket
            WHERE line = ? AND (number <= ? OR token IS NOT NULL) ORDER BY number""".formatted(LeaseEnd.OVER, LeaseEnd.AWAITED);

    private static final String LOCK = """
            SELECT number FROM paws360_deploy.ticket WHERE line = ? AND (number <= ? OR token IS NOT NULL)
            ORDER BY number FOR UPDATE""";

    private static final String BEHIND = """
            SELECT count(*) FROM paws360_deploy.ticket
            WHERE line = ? AND number > ? AND token IS NULL AND %s""".formatted(LeaseEnd.RUNS);

    private static final String USUAL = """
            SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY turn)::bigint AS median
            FROM paws360_deploy.line, unnest(turns) AS turn WHERE name = ? HAVING count(*) > 0""";

    private static final String IS_THERE = "SELECT count(*) FROM paws360_deploy.ticket WHERE line = ? AND number = ?";

    private final String group;
    private final QueueTiming timing;

    Look(String group, QueueTiming timing) {
        this.group = group;
        this.timing = timing;
    }

    private List<Seat> seats(long own, long last, boolean everybody, Connection connection) throws SQLException {
        return new Sql(SEATS, own, timing.settle().toMillis(), everybody, group, last).rows(connection, Seat::of);
    }

    /** Where a ticket stands: whoever is ahead of it, the ticket itself, and the holder. */
    Sight sight(long ticket, Connection connection) throws SQLException {
        List<Seat> seats = seats(ticket, ticket, false, connection);
        long behind = new Sql(BEHIND, group, ticket).number(connection);
        return new Sight(ticket, seats, (int) behind, usual(connection));
    }

    /** The same, and nobody renews or changes these tickets until the transaction has ended. */
    Sight lockedSight(long ticket, Connection connection) throws SQLException {
        new Sql(LOCK, group, ticket).rows(connection, row -> true);
        return sight(ticket, connection);
    }

    QueueSnapshot snapshot(Connection connection) throws SQLException {
        List<Seat> seats = seats(0, Long.MAX_VALUE, true, connection);
        Optional<Seat> holder = seats.stream().filter(Seat::holds).findFirst();
        return new QueueSnapshot(
                holder.filter(Seat::lives).map(Seat::asHolder),
                holder.filter(seat -> !seat.lives()).map(Seat::asHolder),
                seats.stream()
                        .filter(seat -> !seat.holds() && seat.lives())
                        .map(Seat::asWaiter)
                        .toList(),
                usual(connection));
    }

    /** Whether there is such a ticket, alive or not. */
    boolean isThere(long ticket, Connection connection) throws SQLException {
        return new Sql(IS_THERE, group, ticket).number(connection) > 0;
    }

    /** Who holds production, alive or not. */
    Optional<Seat> holder(long ownTicket, Connection connection) throws SQLException {
        return seats(ownTicket, 0, false, connection).stream().findFirst();
    }

    private Optional<Duration> usual(Connection connection) throws SQLException {
        return new Sql(USUAL, group).first(connection, row -> Duration.ofMillis(row.getLong(1)));
    }
}
