package edu.paws360.deploy.queue;

import java.time.Duration;

/**
 * The durations of a queue. Immutable.
 *
 * @param lease how long a holder or waiter may be silent, 1 second to 1 hour ({@code deploy.queue.lease}); it is renewed
 *     every quarter of it
 * @param settle how long production stays closed after the next one saw that the holder's process is gone, or its lease has
 *     run out, zero to 14 seconds: time to end the commands it left behind, and below the 15 seconds after which the next one
 *     goes. Of the holder's and the next one's the longer one counts
 * @param poll how long a waiter usually sleeps between two looks, 1 millisecond to 1 second; the first in line looks more
 *     often, those far behind more seldom
 * @param storeWait how long to wait for the store's own short lock before it counts as unavailable, 1 millisecond to 1 minute
 */
public record QueueTiming(Duration lease, Duration settle, Duration poll, Duration storeWait) {

    /** The longest time that can be set for production to stay closed after a holder was lost. */
    public static final Duration LONGEST_SETTLE = Duration.ofSeconds(14);

    /**
     * How long giving a ticket or a hold back may take at most: a cancelled deployment has 7 s for everything, and the proof that
     * its command has stopped takes 4 of them.
     */
    public static final Duration LONGEST_PARTING = Duration.ofMillis(1500);

    /**
     * Refuses durations out of range.
     *
     * @throws IllegalArgumentException if a duration is out of its range
     */
    public QueueTiming {
        check("lease (deploy.queue.lease)", lease, Duration.ofSeconds(1), Duration.ofHours(1));
        check("settle", settle, Duration.ZERO, LONGEST_SETTLE);
        check("poll", poll, Duration.ofMillis(1), Duration.ofSeconds(1));
        check("storeWait", storeWait, Duration.ofMillis(1), Duration.ofMinutes(1));
    }

    private static void check(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "The queue's " + name + " is " + value + ", expected " + least + " to " + most + ".");
        }
    }

    /**
     * The usual durations: a lease of 90 s, 13 s to settle (a heartbeat of 8 s, 3 s after TERM, 2 s to spare), a look every 50 ms, 10 s for
     * the store.
     *
     * @return the defaults
     */
    public static QueueTiming defaults() {
        return new QueueTiming(
                Duration.ofSeconds(90), Duration.ofSeconds(13), Duration.ofMillis(50), Duration.ofSeconds(10));
    }

    /**
     * The same durations with another lease.
     *
     * @param other the lease
     * @return new durations
     * @throws IllegalArgumentException if it is out of range
     */
    public QueueTiming withLease(Duration other) {
        return new QueueTiming(other, settle, poll, storeWait);
    }

    /**
     * The same durations with another time to settle.
     *
     * @param other the time to settle
     * @return new durations
     * @throws IllegalArgumentException if it is out of range
     */
    public QueueTiming withSettle(Duration other) {
        return new QueueTiming(lease, other, poll, storeWait);
    }

    /**
     * The same durations with another wait for the store.
     *
     * @param other the wait for the store's own lock
     * @return new durations
     * @throws IllegalArgumentException if it is out of range
     */
    public QueueTiming withStoreWait(Duration other) {
        return new QueueTiming(lease, settle, poll, other);
    }
}
