package edu.paws360.deploy.queue;

import java.time.Duration;
import java.util.Objects;

/**
 * A moment on a named clock. Moments on different clocks cannot be compared.
 *
 * @param clock which clock; another one after a reboot
 * @param millis milliseconds on it
 */
record Stamp(String clock, long millis) {

    Stamp {
        Objects.requireNonNull(clock, "clock");
    }

    Stamp plus(Duration duration) {
        return new Stamp(clock, millis + duration.toMillis());
    }

    /** Whether this moment is provably past: never so on a clock that is not ours. */
    boolean isPast(Stamp now) {
        return clock.equals(now.clock) && millis < now.millis;
    }
}
