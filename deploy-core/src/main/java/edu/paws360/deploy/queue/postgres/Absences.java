package edu.paws360.deploy.queue.postgres;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * For how long one observer has seen, by its own clock, that somebody is not there: the lock is free, or the lease is over. One
 * look is no proof of either: a lock is free too while a living owner whose connection was cut makes another, and every lease
 * is over when the server's clock has jumped. An owner that is back has renewed its lease, so the same end of the lease means
 * that it was not back between two looks. Where our own connection was made anew, the server may have been away, and the
 * owner must have time to come back too, unless its lease is over: then it cannot. For one thread.
 */
final class Absences {
    private final LongSupplier nanos;
    private Map<UUID, Absence> seen = Map.of();

    private record Absence(Instant until, long epoch, long since) {
        boolean isOf(Seat seat) {
            return until.equals(seat.until());
        }

        boolean lasts(Seat seat, long now) {
            return isOf(seat) && (seat.silent() || epoch == now);
        }
    }

    Absences(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Notes what a look showed. */
    void note(List<Seat> seats, long epoch) {
        Map<UUID, Absence> now = new HashMap<>();
        for (Seat seat : seats) {
            if (!seat.lives()) {
                now.put(
                        seat.owner(),
                        before(seat)
                                .filter(absence -> absence.lasts(seat, epoch))
                                .orElseGet(() -> new Absence(seat.until(), epoch, nanos.getAsLong())));
            }
        }
        seen = now;
    }

    private Optional<Absence> before(Seat seat) {
        return Optional.ofNullable(seen.get(seat.owner()));
    }

    /** For how long a seat's owner has been absent; zero where it is there, or was when it was last seen. */
    Duration of(Seat seat) {
        return before(seat)
                .filter(absence -> !seat.lives() && absence.isOf(seat))
                .map(absence -> Duration.ofNanos(nanos.getAsLong() - absence.since()))
                .orElse(Duration.ZERO);
    }
}
