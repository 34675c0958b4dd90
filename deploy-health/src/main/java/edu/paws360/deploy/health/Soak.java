package edu.paws360.deploy.health;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/**
 * A time after a gate has passed in which it is asked on, so that a service that comes up and falls over is noticed.
 * Immutable.
 *
 * @param duration how long, 1 ms to 1 hour; it comes on top of the gate's limit
 * @param interval the wait between two attempts, 1 ms to an hour, at most the duration
 * @param percentMax how many of a hundred attempts may fail, 0 to 99; one more fails the gate
 */
public record Soak(Duration duration, Duration interval, int percentMax) {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException naming what is out of its range
     */
    public Soak {
        Objects.requireNonNull(interval, "interval");
        GatePolicy.requireBetween("the soak's duration", duration, SHORTEST, LONGEST);
        GatePolicy.requireBetween("the soak's interval", interval, SHORTEST, duration);
        if (percentMax < 0 || percentMax > 99) {
            throw new IllegalArgumentException("percentMax is 0 to 99, not " + percentMax);
        }
    }

    /**
     * A soak that asks every second.
     *
     * @param duration how long, 1 ms to 1 hour
     * @param percentMax how many of a hundred attempts may fail, 0 to 99
     * @return the soak
     * @throws IllegalArgumentException naming what is out of its range
     */
    public static Soak of(Duration duration, int percentMax) {
        return new Soak(duration, duration.compareTo(SECOND) < 0 ? duration : SECOND, percentMax);
    }

    /** Whether so many failures are too many. */
    boolean isTooMany(long failed, long asked) {
        return failed * 100 > percentMax * asked;
    }

    String text(long failed, long asked) {
        return String.format(
                Locale.ROOT,
                "soak: %d of %d attempts failed (%.1f %%, at most %d %% may)",
                failed,
                asked,
                failed * 100.0 / asked,
                percentMax);
    }
}
