package edu.paws360.deploy.queue.postgres;

import edu.paws360.deploy.queue.Loss;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Whose turn it is, by what one observer saw until now. For one thread. */
final class Judgement {
    /** A server that is started anew cuts everybody, and a waiter must have time to come back. */
    private static final Duration LEAST_ABSENCE = Duration.ofSeconds(2);

    private final Absences absences;

    /** With the time that this observer goes by, in nanoseconds from any beginning. */
    Judgement(LongSupplier nanos) {
        this.absences = new Absences(nanos);
    }

    void note(Sight sight, long epoch) {
        absences.note(sight.seats(), epoch);
    }

    /** Whether a ticket that waits may take production, as far as this look tells. */
    boolean isTurn(Sight sight) {
        return ahead(sight).allMatch(this::isLost);
    }

    /** How long it is until the turn comes if nobody comes back; empty where it has come, or where somebody ahead is there. */
    Optional<Duration> untilTurn(Sight sight) {
        return ahead(sight).anyMatch(Seat::lives)
                ? Optional.empty()
                : ahead(sight)
                        .filter(seat -> !isLost(seat))
                        .map(seat -> patience(seat).minus(absences.of(seat)))
                        .max(Comparator.naturalOrder());
    }

    /** Those whose tickets have to go when the turn is taken. */
    List<UUID> lost(Sight sight) {
        return ahead(sight).map(Seat::owner).toList();
    }

    /** How the holder has lost production, if it has. What it started has had its time to settle then. */
    Optional<Loss> lossOf(Seat holder) {
        return isLost(holder) ? Optional.of(holder.free() ? Loss.PROCESS_GONE : Loss.LEASE_RAN_OUT) : Optional.empty();
    }

    private static Stream<Seat> ahead(Sight sight) {
        return Stream.concat(sight.holder().stream(), sight.waitingAhead());
    }

    private boolean isLost(Seat seat) {
        return !seat.lives() && absences.of(seat).compareTo(patience(seat)) >= 0;
    }

    /** A waiter has started nothing; if it is silent it has lost its place, whether it comes back or not. */
    private static Duration patience(Seat seat) {
        if (seat.holds()) {
            return seat.settle();
        }
        Duration absence = seat.settle().compareTo(LEAST_ABSENCE) < 0 ? LEAST_ABSENCE : seat.settle();
        return seat.silent() ? Duration.ZERO : absence;
    }
}
