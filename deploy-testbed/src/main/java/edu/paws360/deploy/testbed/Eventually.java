package edu.paws360.deploy.testbed;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what has to happen, and no longer than a minute. */
public final class Eventually {
    private static final Duration BOUND = Duration.ofMinutes(1);
    private static final long POLL = TimeUnit.MILLISECONDS.toNanos(10);

    private Eventually() {}

    /**
     * Returns as soon as a condition holds.
     *
     * @param condition asked every 10 ms
     * @throws AssertionError if it does not hold in time
     */
    public static void holds(BooleanSupplier condition) {
        holds(condition, () -> "what did not happen");
    }

    /**
     * Returns as soon as a condition holds.
     *
     * @param condition asked every 10 ms
     * @param seen says what is seen instead
     * @throws AssertionError if it does not hold in time, with what is seen
     */
    public static void holds(BooleanSupplier condition, Supplier<String> seen) {
        long end = System.nanoTime() + BOUND.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end >= 0) {
                throw new AssertionError("waited " + BOUND.toSeconds() + " s, and saw " + seen.get());
            }
            LockSupport.parkNanos(POLL);
        }
    }
}
