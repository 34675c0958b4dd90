package edu.paws360.deploy.http;

import java.time.Duration;

/** What is left of a time limit, by a clock that does not jump. Immutable and thread-safe. */
public final class Countdown {
    private final long began = System.nanoTime();
    private final Duration limit;

    private Countdown(Duration limit) {
        this.limit = limit;
    }

    /**
     * A countdown that begins now.
     *
     * @param limit how long it takes
     * @return the countdown
     */
    public static Countdown of(Duration limit) {
        return new Countdown(limit);
    }

    /**
     * How long all of it takes.
     *
     * @return the limit
     */
    public Duration limit() {
        return limit;
    }

    /**
     * What is left.
     *
     * @return never negative
     */
    public Duration left() {
        Duration left = limit.minusNanos(System.nanoTime() - began);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /**
     * The shorter of what is left and a limit, as a socket wants it.
     *
     * @param atMost the limit
     * @return whole milliseconds, at least 1, because 0 means for ever to a socket
     */
    public int millis(Duration atMost) {
        Duration shorter = left().compareTo(atMost) < 0 ? left() : atMost;
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, shorter.toMillis()));
    }
}
