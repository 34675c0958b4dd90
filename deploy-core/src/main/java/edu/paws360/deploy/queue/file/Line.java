package edu.paws360.deploy.queue.file;

import edu.paws360.deploy.queue.ExpectedWait;
import edu.paws360.deploy.queue.QueuePosition;
import edu.paws360.deploy.queue.lease.Stamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The queue as it stands at one moment. Who died unnoticed until now is counted.
 *
 * @param state what all share
 * @param waiting the tickets that wait, first in line first
 */
record Line(QueueState state, List<Long> waiting) {

    Line {
        waiting = waiting.stream().filter(ticket -> !state.isHeldBy(ticket)).toList();
    }

    /** Those before a ticket, the nearest first. */
    List<Long> before(long ticket) {
        List<Long> lower = waiting.stream().filter(other -> other < ticket).toList();
        return lower.stream().sorted((one, other) -> Long.compare(other, one)).toList();
    }

    /** Where a ticket stands that waits in this line. */
    QueuePosition positionOf(long ticket, Stamp now) {
        int before = (int) waiting.stream().filter(other -> other < ticket).count();
        int ahead = before + (state.holder().isPresent() ? 1 : 0);
        Optional<Duration> used =
                state.holder().map(tenure -> tenure.lasted(now).orElse(Duration.ZERO));
        return new QueuePosition(
                ticket,
                ahead,
                Math.max(1, waiting.size()),
                state.holder().map(Tenure::asHolder),
                ExpectedWait.of(ahead, used, state.usualTurn()));
    }
}
