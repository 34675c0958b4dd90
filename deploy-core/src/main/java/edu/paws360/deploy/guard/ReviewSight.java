package edu.paws360.deploy.guard;

import edu.paws360.deploy.event.ApprovalDecided;
import java.time.Duration;
import java.util.Optional;

/**
 * What a look at the reviews came to. Immutable.
 *
 * @param decided the decision, which may be only what it is if nothing more comes to be known in time
 * @param again when to look again; nothing if the decision is final
 */
record ReviewSight(ApprovalDecided decided, Optional<Duration> again) {
    ReviewSight unlessIn(Duration pause) {
        return new ReviewSight(decided, Optional.of(pause));
    }
}
