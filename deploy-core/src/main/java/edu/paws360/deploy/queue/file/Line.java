package edu.paws360.deploy.queue.file;

import edu.paws360.deploy.queue.QueuePosition;
import edu.paws360.deploy.queue.QueueSnapshot;
import java.util.List;
import java.util.Optional;

/**
 * The queue as it stands at one moment: the state, less the waiters who are no longer alive.
 *
 * @param holder who holds production, alive or not
 * @param life what can be told of the holder; {@link Life#ALIVE} where there is none
 * @param waiting who waits and lives
 */
record Line(Optional<Tenure> holder, Life life, List<Place> waiting) {

    Line {
        waiting = List.copyOf(waiting);
    }

    boolean isFirst(String owner) {
        return !waiting.isEmpty() && waiting.get(0).isOf(owner);
    }

    boolean isWaiting(Place place) {
        return waiting.contains(place);
    }

    /** Where a ticket stands that waits in this line. */
    QueuePosition positionOf(long ticket) {
        int before =
                (int) waiting.stream().filter(place -> place.ticket() < ticket).count();
        int ahead = before + (holder.isPresent() ? 1 : 0);
        return new QueuePosition(
                ticket, ahead, Math.max(1, waiting.size()), holder.map(Tenure::asHolder), Optional.empty());
    }

    QueueSnapshot asSnapshot() {
        return new QueueSnapshot(
                holder.filter(tenure -> life == Life.ALIVE).map(Tenure::asHolder),
                waiting.stream().map(Place::asWaiter).toList(),
                Optional.empty());
    }
}
