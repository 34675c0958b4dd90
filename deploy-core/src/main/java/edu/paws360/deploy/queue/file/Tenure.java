package edu.paws360.deploy.queue.file;

import edu.paws360.deploy.queue.Holder;
import java.time.Instant;
import java.util.Objects;

/**
 * A hold as the store keeps it.
 *
 * @param token its fencing token
 * @param granted when it was granted
 * @param place the ticket it came from
 */
record Tenure(long token, Instant granted, Place place) {

    Tenure {
        Objects.requireNonNull(granted, "granted");
        Objects.requireNonNull(place, "place");
    }

    Holder asHolder() {
        return new Holder(place.ticket(), token, place.applicant(), granted, ThisProcess.readable(place.process()));
    }
}
