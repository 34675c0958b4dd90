package edu.paws360.deploy.queue.postgres;

import edu.paws360.deploy.queue.Claim;
import edu.paws360.deploy.queue.Claimed;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Work that the holder of one group has others do, each piece once. A claim goes with its ticket. Immutable. */
final class Claims {
    /** Of two at the same moment one waits for the other's end, and then finds the claim. Nobody takes the ticket away meanwhile. */
    private static final String MAKE = """
            INSERT INTO paws360_deploy.claim (line, ticket, runner, work, claimant, claimed)
            SELECT line, number, ?, ?, ?, clock_timestamp() FROM paws360_deploy.ticket
                WHERE line = ? AND token = ? AND %s FOR KEY SHARE
            ON CONFLICT DO NOTHING""".formatted(LeaseEnd.RUNS);

    private static final String FIND = """
            SELECT claimant, claimed FROM paws360_deploy.claim
            WHERE line = ? AND runner = ? AND work = ?
                AND ticket = (SELECT number FROM paws360_deploy.ticket WHERE line = ? AND token = ?)""";

    private final String group;

    Claims(String group) {
        this.group = group;
    }

    /** Who has it now; nobody where that token holds nothing. */
    Optional<Claimed> make(Claim claim, Connection connection) throws SQLException {
        boolean ours =
                new Sql(MAKE, claim.runner(), claim.work(), claim.by(), group, claim.token()).change(connection) > 0;
        return new Sql(FIND, group, claim.runner(), claim.work(), group, claim.token())
                .first(connection, row -> new Claimed(ours, row.getString("claimant"), Sql.moment(row, "claimed")));
    }
}
