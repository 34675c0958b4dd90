package edu.paws360.deploy.queue.postgres;

import edu.paws360.deploy.queue.Destination;
import edu.paws360.deploy.queue.LiveCommit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** What the holders of one group have brought to where. Each time is the server's. Immutable. */
final class Live {
    private static final String FIND = """
            SELECT revision, deployment, since FROM paws360_deploy.live
            WHERE line = ? AND project = ? AND environment = ?""";

    /** Nobody takes the ticket away until it is written. */
    private static final String NOTE = """
            INSERT INTO paws360_deploy.live (line, project, environment, revision, deployment, since)
            SELECT line, ?, ?, ?, deployment, clock_timestamp() FROM paws360_deploy.ticket
                WHERE line = ? AND owner = ? AND token = ? AND %s FOR KEY SHARE
            ON CONFLICT (line, project, environment) DO UPDATE
                SET revision = excluded.revision, deployment = excluded.deployment, since = excluded.since""".formatted(LeaseEnd.RUNS);

    private final String group;

    Live(String group) {
        this.group = group;
    }

    Optional<LiveCommit> find(Destination where, Connection connection) throws SQLException {
        return new Sql(FIND, group, where.project(), where.environment())
                .first(
                        connection,
                        row -> new LiveCommit(
                                row.getString("revision"), row.getString("deployment"), Sql.moment(row, "since")));
    }

    /** Whether it was noted: only for whoever holds production and is not silent. */
    boolean note(Destination where, String commit, UUID owner, long token, Connection connection) throws SQLException {
        return new Sql(NOTE, where.project(), where.environment(), commit, group, owner, token).change(connection) > 0;
    }
}
