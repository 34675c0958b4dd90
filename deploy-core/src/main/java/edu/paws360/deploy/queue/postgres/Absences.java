package edu.paws360.deploy.queue.postgres;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * For how long one observer has seen whose lock was free. A lock is free too while a living owner whose connection was cut
 * makes another, or while the server starts; so one look is no proof, and looks before our own connection was made anew count
 * no more. An owner that comes back renews its lease first, so the same end of the lease means that it was not back between
 * two looks. For one thread.
 */
final class Absences {
    private final Map<UUID, Seen> seen = new HashMap<>();
    private long epoch = -1;

    private record Seen(Instant until, long since) {}

    /** Notes what a look showed. */
    void note(Iterable<Seat> seats, long ofEpoch) {
        if (epoch != ofEpoch) {
            seen.clear();
            epoch = ofEpoch;
        }
        for (Seat seat : seats) {
            if (!seat.free()) {
                seen.remove(seat.owner());
            } else if (!isSame(seat)) {
                seen.put(seat.owner(), new Seen(seat.until(), System.nanoTime()));
            }
        }
    }

    private boolean isSame(Seat seat) {
        Seen before = seen.get(seat.owner());
        return before != null && before.until().equals(seat.until());
    }

    /** For how long a seat's owner has been absent; zero where it is there, or was when it was last seen. */
    Duration of(Seat seat) {
        return seat.free() && isSame(seat)
                ? Duration.ofNanos(System.nanoTime() - seen.get(seat.owner()).since())
                : Duration.ZERO;
    }
}
