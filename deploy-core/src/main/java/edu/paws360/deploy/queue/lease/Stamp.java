package edu.paws360.deploy.queue.lease;

import java.time.Duration;
import java.util.Objects;

/**
 * A moment on a named clock. Moments on different clocks cannot be compared. Immutable.
 *
 * @param clock which clock; another one after a reboot
 * @param millis milliseconds on it
 */
public record Stamp(String clock, long millis) {

    /**
     * Refuses a moment on no clock.
     *
     * @throws NullPointerException if there is no clock
     */
    public Stamp {
        Objects.requireNonNull(clock, "clock");
    }

    /**
     * A later moment on the same clock.
     *
     * @param duration how much later
     * @return the moment
     */
    public Stamp plus(Duration duration) {
        return new Stamp(clock, millis + duration.toMillis());
    }

    /**
     * Whether this moment is provably past: never so on a clock that is not ours.
     *
     * @param now this moment
     * @return {@code true} if it is certain
     */
    public boolean isPast(Stamp now) {
        return clock.equals(now.clock) && millis < now.millis;
    }
}
