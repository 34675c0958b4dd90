package edu.paws360.deploy.queue;

import java.time.Instant;
import java.util.Objects;

/**
 * Who holds production. Immutable.
 *
 * @param ticket the number of its ticket
 * @param token its fencing token
 * @param applicant who it is
 * @param since when it was granted, by the wall clock of the machine that granted it: for reading, never for deciding
 * @param where what an operator has to look at or end, for example {@code process 4711}
 */
public record Holder(long ticket, long token, Applicant applicant, Instant since, String where) {

    /**
     * Refuses a holder with holes.
     *
     * @throws NullPointerException if anything is {@code null}
     */
    public Holder {
        Objects.requireNonNull(applicant, "applicant");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(where, "where");
    }

    /**
     * The holder in half a sentence.
     *
     * @return for example {@code ticket 7, deployment d-7 by ann (4f2a9c1 on main), process 4711, since 2026-01-05T10:00:00Z}
     */
    public String summary() {
        return "ticket " + ticket + ", " + applicant.summary() + ", " + where + ", since " + since;
    }
}
