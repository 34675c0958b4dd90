package edu.paws360.deploy.queue.postgres;

import edu.paws360.deploy.queue.ExpectedWait;
import edu.paws360.deploy.queue.Holder;
import edu.paws360.deploy.queue.QueuePosition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The line as one ticket sees it.
 *
 * @param ticket the ticket's number
 * @param seats whoever is ahead, the ticket itself, and the holder
 * @param behind how many wait behind it
 * @param usualTurn how long a turn usually takes
 */
record Sight(long ticket, List<Seat> seats, int behind, Optional<Duration> usualTurn) {

    Optional<Seat> own() {
        return seats.stream().filter(seat -> seat.number() == ticket).findFirst();
    }

    Optional<Seat> holder() {
        return seats.stream().filter(Seat::holds).findFirst();
    }

    Stream<Seat> waitingAhead() {
        return seats.stream().filter(seat -> !seat.holds() && seat.number() < ticket);
    }

    QueuePosition position() {
        int before = (int) waitingAhead().filter(Seat::lives).count();
        Optional<Holder> holder = holder().map(Seat::asHolder);
        int ahead = before + (holder.isPresent() ? 1 : 0);
        Optional<Duration> used = holder().map(Seat::heldMillis).map(Duration::ofMillis);
        return new QueuePosition(ticket, ahead, before + 1 + behind, holder, ExpectedWait.of(ahead, used, usualTurn));
    }
}
