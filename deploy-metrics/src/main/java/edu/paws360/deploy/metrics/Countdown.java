package edu.paws360.deploy.metrics;

import java.time.Duration;

/** What is left of a time limit, by a clock that does not jump. Immutable. */
final class Countdown {
    private final long began = System.nanoTime();
    private final Duration limit;

    private Countdown(Duration limit) {
        this.limit = limit;
    }

    static Countdown of(Duration limit) {
        return new Countdown(limit);
    }

    /** What is left, never negative. */
    Duration left() {
        Duration left = limit.minusNanos(System.nanoTime() - began);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** The shorter of what is left and a limit, in whole milliseconds, at least 1 (0 means for ever to a socket). */
    int millis(Duration atMost) {
        Duration shorter = left().compareTo(atMost) < 0 ? left() : atMost;
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, shorter.toMillis()));
    }
}
