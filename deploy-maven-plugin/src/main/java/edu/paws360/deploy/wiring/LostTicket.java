package edu.paws360.deploy.wiring;

import edu.paws360.deploy.queue.QueueSnapshot;
import edu.paws360.deploy.queue.QueueTiming;
import java.util.Optional;
import java.util.stream.Stream;

/** What is told of a ticket that is in the queue still, and whose owner is not. */
final class LostTicket {
    private static final String SEEN = "its process ended or was silent for longer than its lease (deploy.queue.lease)";

    /** Why nobody goes yet although nobody holds production. */
    static final String CLOSED = SEEN
            + ". Production stays closed until what it started has had time to end: the first in line goes at most "
            + QueueTiming.LONGEST_SETTLE.toSeconds() + " s after it saw the loss";

    private static final String PASSED_BY = SEEN + ", so that whoever comes next passes it by";

    private LostTicket() {}

    /** How a ticket was lost that the store still has; empty where its owner is there. */
    static Optional<String> in(QueueSnapshot seen, long ticket) {
        if (seen.lost().filter(lost -> lost.ticket() == ticket).isPresent()) {
            return Optional.of("was lost without giving production back: " + CLOSED);
        }
        boolean living = Stream.concat(
                        seen.holder().stream().map(holder -> holder.ticket()),
                        seen.waiting().stream().map(waiter -> waiter.ticket()))
                .anyMatch(number -> number == ticket);
        return living ? Optional.empty() : Optional.of("was lost: " + PASSED_BY);
    }
}
