package edu.paws360.deploy.queue.file;

import edu.paws360.deploy.queue.Applicant;
import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.queue.Waiter;
import java.time.Duration;
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
 * @param settleMillis how many milliseconds whatever it starts may need to end after it was lost
 */
record Place(long ticket, String owner, String process, Applicant applicant, Instant since, long settleMillis) {

    Place {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(process, "process");
        Objects.requireNonNull(applicant, "applicant");
        Objects.requireNonNull(since, "since");
        if (settleMillis < 0 || settleMillis > QueueTiming.LONGEST_SETTLE.toMillis()) {
            throw new IllegalArgumentException("The time to settle is " + settleMillis + " ms, expected 0 to "
                    + QueueTiming.LONGEST_SETTLE.toMillis() + ".");
        }
    }

    boolean isOf(String who) {
        return owner.equals(who);
    }

    Duration settle() {
        return Duration.ofMillis(settleMillis);
    }

    Waiter asWaiter() {
        return new Waiter(ticket, applicant, since);
    }
}
