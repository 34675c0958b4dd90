package edu.paws360.deploy.queue.postgres;

import edu.paws360.deploy.queue.Applicant;
import edu.paws360.deploy.queue.Holder;
import edu.paws360.deploy.queue.Waiter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A ticket as the database showed it.
 *
 * @param number its number
 * @param owner a random word that only its owner knows
 * @param token its fencing token, 0 while it waits
 * @param until when its lease ends, by the server's clock, to tell one renewal from another
 * @param silent whether its lease has run out
 * @param free whether nobody has the lock that shows the owner's life
 * @param settle how long production stays closed once it is not there: its own time to settle, or that of who looks if longer
 * @param heldMillis for how long it has held production
 * @param person who it is, where that was asked for
 */
record Seat(
        long number,
        UUID owner,
        long token,
        Instant until,
        boolean silent,
        boolean free,
        Duration settle,
        long heldMillis,
        Optional<Person> person) {

    /**
     * What people read of a ticket.
     *
     * @param applicant who it is
     * @param since when it was drawn, or granted
     * @param where its process and machine
     */
    record Person(Applicant applicant, Instant since, String where) {}

    /** Reads what {@link Look} selects. */
    static Seat of(ResultSet row) throws SQLException {
        return new Seat(
                row.getLong("number"),
                row.getObject("owner", UUID.class),
                row.getLong("token"),
                Sql.moment(row, "lease_until"),
                row.getBoolean("silent"),
                row.getBoolean("free"),
                Duration.ofMillis(row.getLong("settle")),
                row.getLong("held"),
                personOf(row));
    }

    private static Optional<Person> personOf(ResultSet row) throws SQLException {
        if (row.getString("deployment") == null) {
            return Optional.empty();
        }
        Applicant applicant = new Applicant(
                row.getString("deployment"),
                row.getString("person"),
                row.getString("revision"),
                row.getString("branch"),
                Optional.ofNullable(row.getString("link")));
        return Optional.of(new Person(applicant, Sql.moment(row, "since"), row.getString("place")));
    }

    boolean holds() {
        return token > 0;
    }

    /** Whether its owner is there, as far as one look can tell. */
    boolean lives() {
        return !silent && !free;
    }

    Holder asHolder() {
        Person them = person.orElseThrow();
        return new Holder(number, token, them.applicant(), them.since(), them.where());
    }

    Waiter asWaiter() {
        Person them = person.orElseThrow();
        return new Waiter(number, them.applicant(), them.since());
    }
}
