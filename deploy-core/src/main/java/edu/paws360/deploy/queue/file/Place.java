package edu.paws360.deploy.queue.file;

import edu.paws360.deploy.queue.Applicant;
import edu.paws360.deploy.queue.Waiter;
import java.time.Instant;
import java.util.Objects;

/**
 * A ticket as the store keeps it, written once.
 *
 * @param ticket its number
 * @param owner a random word that only its owner knows; numbers could come again after the folder was cleared
 * @param process the process that drew it
 * @param applicant who it is
 * @param since when it was drawn
 */
record Place(long ticket, String owner, String process, Applicant applicant, Instant since) {

    Place {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(process, "process");
        Objects.requireNonNull(applicant, "applicant");
        Objects.requireNonNull(since, "since");
    }

    boolean isOf(String who) {
        return owner.equals(who);
    }

    Waiter asWaiter() {
        return new Waiter(ticket, applicant, since);
    }
}
