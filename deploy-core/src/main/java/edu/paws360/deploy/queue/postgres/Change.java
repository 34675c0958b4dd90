package edu.paws360.deploy.queue.postgres;

import edu.paws360.deploy.queue.Applicant;
import edu.paws360.deploy.queue.QueueSnapshot;
import edu.paws360.deploy.queue.QueueTiming;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/**
 * Changes one group's line. Whatever decides locks the line's row first, so one transaction at a time decides; a renewal
 * locks no more than its own ticket. Each time is the server's. Immutable.
 */
final class Change {
    /** Tokens begin above those of a schema that was dropped before. */
    private static final String BEGIN = """
            INSERT INTO paws360_deploy.line (name, last_ticket, last_token, crowded, turns)
            VALUES (?, 0, extract(epoch FROM clock_timestamp())::bigint, false, '{}') ON CONFLICT DO NOTHING""";

    private static final String NEXT_NUMBER =
            "UPDATE paws360_deploy.line SET last_ticket = last_ticket + 1 WHERE name = ? RETURNING last_ticket";
    private static final String SWEEP =
            "DELETE FROM paws360_deploy.ticket WHERE line = ? AND token IS NULL AND " + LeaseEnd.OVER;
    private static final String ENTER = """
            INSERT INTO paws360_deploy.ticket (line, number, owner, life, deployment, person, revision, branch, link, place,
                settle_millis, lease_millis, entered, lease_until)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, clock_timestamp(), clock_timestamp() + ? * interval '1 millisecond')""";
    private static final String CROWD = "UPDATE paws360_deploy.line SET crowded = ? WHERE name = ? AND crowded <> ?";
    private static final String EASE = """
            UPDATE paws360_deploy.line SET crowded = false WHERE name = ? AND crowded AND ? >= (SELECT count(*)
                FROM paws360_deploy.ticket WHERE line = name AND token IS NULL AND %s)""".formatted(LeaseEnd.RUNS);

    private static final String RENEW = """
            UPDATE paws360_deploy.ticket SET lease_until = clock_timestamp() + ? * interval '1 millisecond'
            WHERE owner = ? AND %s""".formatted(LeaseEnd.RUNS);
    private static final String LOCK = "SELECT last_token FROM paws360_deploy.line WHERE name = ? FOR UPDATE";
    private static final String NEXT_TOKEN =
            "UPDATE paws360_deploy.line SET last_token = last_token + 1 WHERE name = ? RETURNING last_token";
    private static final String GRANT = """
            UPDATE paws360_deploy.ticket SET token = ?, granted = clock_timestamp(),
                lease_until = clock_timestamp() + ? * interval '1 millisecond'
            WHERE owner = ? AND token IS NULL""";
    private static final String REMOVE = """
            DELETE FROM paws360_deploy.ticket WHERE owner = ?
            RETURNING (1000 * extract(epoch FROM clock_timestamp() - granted))::bigint AS held""";
    private static final String KEEP_TURN =
            "UPDATE paws360_deploy.line SET turns = (turns || ?)[greatest(1, cardinality(turns) - 8):] WHERE name = ?";
    private static final String CALL_NEXT = """
            SELECT pg_notify('paws360_deploy_' || to_hex(life), '') FROM (
                SELECT life FROM paws360_deploy.ticket
                WHERE line = ? AND token IS NULL AND %s
                    AND NOT pg_try_advisory_xact_lock_shared(life)
                ORDER BY number LIMIT 1) AS next""".formatted(LeaseEnd.RUNS);

    private final String group;
    private final long lease;
    private final long settle;

    Change(String group, QueueTiming timing) {
        this.group = group;
        this.lease = timing.lease().toMillis();
        this.settle = timing.settle().toMillis();
    }

    /** Draws the next number. The silent go then. */
    long enter(Proof proof, Applicant who, Connection connection) throws SQLException {
        new Sql(BEGIN, group).change(connection);
        long number = new Sql(NEXT_NUMBER, group).number(connection);
        new Sql(SWEEP, group).change(connection);
        new Sql(
                        ENTER,
                        group,
                        number,
                        proof.owner(),
                        proof.life(),
                        who.deploymentId(),
                        who.user(),
                        who.commit(),
                        who.branch(),
                        who.link().orElse(null),
                        ThisProcess.PLACE,
                        settle,
                        lease,
                        lease)
                .change(connection);
        return number;
    }

    /** Keeps in mind whether the line is long; returns whether it became so just now. */
    boolean crowds(int depth, Connection connection) throws SQLException {
        boolean crowded = depth > QueueSnapshot.CROWDED;
        return new Sql(CROWD, crowded, group, crowded).change(connection) > 0 && crowded;
    }

    /** Whether there was anything left to renew: a lease that has run out is not brought back. */
    boolean renew(UUID owner, Connection connection) throws SQLException {
        return new Sql(RENEW, lease, owner).change(connection) > 0;
    }

    /** From here to the end of the transaction nobody else decides. */
    void lock(Connection connection) throws SQLException {
        new Sql(LOCK, group).number(connection);
    }

    /** Gives production to a ticket that was seen waiting and not silent since it was locked; returns the next token. */
    long grant(UUID owner, Connection connection) throws SQLException {
        long token = new Sql(NEXT_TOKEN, group).number(connection);
        new Sql(GRANT, token, lease, owner).change(connection);
        ease(connection);
        return token;
    }

    /** Removes tickets that are lost. */
    void drop(Collection<UUID> lost, Connection connection) throws SQLException {
        for (UUID owner : lost) {
            new Sql("DELETE FROM paws360_deploy.ticket WHERE owner = ?", owner).change(connection);
        }
    }

    /** Gives a ticket back, and tells whoever is next. Does nothing where it is gone already. */
    boolean leave(UUID owner, Connection connection) throws SQLException {
        lock(connection);
        Optional<Optional<Long>> gone =
                new Sql(REMOVE, owner).first(connection, row -> Optional.ofNullable(row.getObject("held", Long.class)));
        if (gone.isEmpty()) {
            return false;
        }
        if (gone.get().isPresent()) {
            new Sql(KEEP_TURN, gone.get().get(), group).change(connection);
        }
        ease(connection);
        new Sql(CALL_NEXT, group).rows(connection, row -> true);
        return true;
    }

    private void ease(Connection connection) throws SQLException {
        new Sql(EASE, group, (long) QueueSnapshot.CROWDED).change(connection);
    }
}
