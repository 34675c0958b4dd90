package edu.paws360.deploy.queue.file;

import edu.paws360.deploy.queue.Holder;
import edu.paws360.deploy.queue.lease.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A hold as the store keeps it.
 *
 * @param token its fencing token
 * @param granted when it was granted, for reading
 * @param begun the same moment, for measuring
 * @param place the ticket it came from
 */
record Tenure(long token, Instant granted, Stamp begun, Place place) {

    Tenure {
        Objects.requireNonNull(granted, "granted");
        Objects.requireNonNull(begun, "begun");
        Objects.requireNonNull(place, "place");
    }

    Holder asHolder() {
        return new Holder(place.ticket(), token, place.applicant(), granted, ThisProcess.readable(place.process()));
    }

    /** How long it has lasted; unknown where the clock is another one since. */
    Optional<Duration> lasted(Stamp now) {
        return begun.clock().equals(now.clock())
                ? Optional.of(Duration.ofMillis(Math.max(0, now.millis() - begun.millis())))
                : Optional.empty();
    }
}
