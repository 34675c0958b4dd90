package edu.paws360.deploy.queue.postgres;

import edu.paws360.deploy.queue.Loss;
import edu.paws360.deploy.queue.QueueTiming;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Whose turn it is, by what one observer saw until now. For one thread. */
final class Judgement {
    /** A server that is started anew cuts everybody, and a waiter must have time to come back. */
    private static final Duration LEAST_ABSENCE = Duration.ofSeconds(2);

    private final QueueTiming timing;
    private final Absences absences = new Absences();

    Judgement(QueueTiming timing) {
        this.timing = timing;
    }

    void note(Sight sight, long epoch) {
        absences.note(sight.seats(), epoch);
    }

    /** Whether a ticket that waits may take production, as far as this look tells. */
    boolean isTurn(Sight sight) {
        return sight.waitingAhead().allMatch(this::isLost)
                && sight.holder().map(this::lossOf).map(Optional::isPresent).orElse(true);
    }

    /** Those whose tickets have to go when the turn is taken. */
    List<UUID> lost(Sight sight) {
        return Stream.concat(sight.holder().stream(), sight.waitingAhead())
                .map(Seat::owner)
                .toList();
    }

    /** How the holder has lost production, if it has. What it started is being ended for the time to settle. */
    Optional<Loss> lossOf(Seat holder) {
        if (holder.overdue()) {
            return Optional.of(Loss.LEASE_RAN_OUT);
        }
        boolean gone = holder.free() && absences.of(holder).compareTo(timing.settle()) >= 0;
        return gone ? Optional.of(Loss.PROCESS_GONE) : Optional.empty();
    }

    private boolean isLost(Seat waiter) {
        return waiter.silent() || (waiter.free() && absences.of(waiter).compareTo(absence()) >= 0);
    }

    private Duration absence() {
        return timing.settle().compareTo(LEAST_ABSENCE) < 0 ? LEAST_ABSENCE : timing.settle();
    }
}
