package edu.paws360.deploy.queue;

import java.time.Instant;
import java.util.Objects;

/**
 * One that waits for its turn. Immutable.
 *
 * @param ticket the number of its ticket
 * @param applicant who it is
 * @param since when the ticket was drawn, by the wall clock of the machine that drew it
 */
public record Waiter(long ticket, Applicant applicant, Instant since) {

    /**
     * Refuses a waiter with holes.
     *
     * @throws NullPointerException if anything is {@code null}
     */
    public Waiter {
        Objects.requireNonNull(applicant, "applicant");
        Objects.requireNonNull(since, "since");
    }
}
