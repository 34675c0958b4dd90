package edu.paws360.deploy.queue.postgres;

import edu.paws360.deploy.queue.Order;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** What people ask of the deployments of one group, and what was answered. It goes with its ticket. Immutable. */
final class Orders {
    private static final String LEAVE = """
            INSERT INTO paws360_deploy.wish (id, line, ticket, kind, person, reason, asked)
            SELECT ?, line, number, ?, ?, ?, ? FROM paws360_deploy.ticket WHERE line = ? AND number = ?
            ON CONFLICT DO NOTHING""";
    /** A lock that can be had shared is one that its owner no longer has. */
    private static final String CALL = """
            SELECT pg_notify('paws360_deploy_' || to_hex(life), '') FROM paws360_deploy.ticket
            WHERE line = ? AND number = ? AND %s
                AND NOT pg_try_advisory_xact_lock_shared(life)""".formatted(LeaseEnd.RUNS);

    private static final String OPEN = """
            SELECT id, kind, person, reason, asked FROM paws360_deploy.wish
            WHERE line = ? AND ticket = ? AND answer IS NULL ORDER BY asked, id""";
    private static final String ANSWER =
            "UPDATE paws360_deploy.wish SET answer = ? WHERE line = ? AND ticket = ? AND id = ?";
    private static final String ANSWERED =
            "SELECT answer FROM paws360_deploy.wish WHERE line = ? AND ticket = ? AND id = ? AND answer IS NOT NULL";

    private final String group;

    Orders(String group) {
        this.group = group;
    }

    /** Calls a ticket whose owner lives, and leaves an order for it; returns whether there is one. */
    boolean leave(long ticket, Order order, Connection connection) throws SQLException {
        if (new Sql(CALL, group, ticket).rows(connection, row -> true).isEmpty()) {
            return false;
        }
        new Sql(
                        LEAVE,
                        order.id(),
                        order.kind().name(),
                        order.by(),
                        order.why(),
                        order.at().atOffset(ZoneOffset.UTC),
                        group,
                        ticket)
                .change(connection);
        return true;
    }

    /** What was not answered yet, oldest first. */
    List<Order> open(long ticket, Connection connection) throws SQLException {
        return new Sql(OPEN, group, ticket).rows(connection, Orders::order);
    }

    private static Order order(ResultSet row) throws SQLException {
        return new Order(
                row.getString("id"),
                Order.Kind.valueOf(row.getString("kind")),
                row.getString("person"),
                row.getString("reason"),
                Sql.moment(row, "asked"));
    }

    boolean answer(long ticket, String id, String what, Connection connection) throws SQLException {
        return new Sql(ANSWER, what, group, ticket, id).change(connection) > 0;
    }

    Optional<String> answered(long ticket, String id, Connection connection) throws SQLException {
        return new Sql(ANSWERED, group, ticket, id).first(connection, row -> row.getString("answer"));
    }
}
