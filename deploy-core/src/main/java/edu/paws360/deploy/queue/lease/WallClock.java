package edu.paws360.deploy.queue.lease;

import java.time.Clock;
import java.time.Instant;

/**
 * Leases by the wall clock, where the machine offers nothing better. A jump forward ends leases early, and their holders are
 * told; a jump back makes them longer. Neither gives production to two.
 */
final class WallClock implements QueueClock {
    private final Clock clock;

    WallClock(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Stamp now() {
        return new Stamp("wall", clock.millis());
    }

    @Override
    public Instant wall() {
        return clock.instant();
    }
}
