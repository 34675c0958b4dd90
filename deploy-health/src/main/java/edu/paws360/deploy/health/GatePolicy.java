package edu.paws360.deploy.health;

import edu.paws360.deploy.health.probe.ProbeOutcome;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How long and how often a gate is asked. Immutable.
 *
 * @param timeout the gate's own limit, more than zero, at most 24 hours; 5 minutes by default (spec, "Health Gates")
 * @param retries how often an answer that says no is asked again, 0 to 100; 3 by default (spec, "Health Gates")
 * @param firstBackoff the wait before the first retry, doubled before each further one, 1 ms to 1 hour; 1 s by default
 *     (spec, "Timeout Handling": 1 s, 2 s, 4 s)
 * @param jitter by which share each of these waits is made longer or shorter by chance, 0 to less than 1; 0 by default, and
 *     0.5 makes 2 s any time from 1 to 3 s
 * @param attemptTimeout the limit of one attempt, more than zero, at most 24 hours; 5 s by default, and never more than
 *     what is left of the gate's limit
 * @param notYet what an answer that says not yet leads to
 * @param successes how many healthy answers in a row it takes, 1 to 100; 1 by default
 * @param soak how the gate is watched after it has passed; not at all by default
 */
public record GatePolicy(
        Duration timeout,
        int retries,
        Duration firstBackoff,
        double jitter,
        Duration attemptTimeout,
        NotYet notYet,
        int successes,
        Optional<Soak> soak) {
    private static final Duration DAY = Duration.ofHours(24);
    private static final int MOST_TIMES = 100;

    /** What the specification says, with not-yet answers asked again until the limit. */
    public static final GatePolicy DEFAULT = new GatePolicy(
            Duration.ofMinutes(5),
            3,
            Duration.ofSeconds(1),
            0,
            Duration.ofSeconds(5),
            NotYet.POLL,
            1,
            Optional.empty());

    /** What an answer that says not yet leads to. */
    public enum NotYet {
        /** Asked again until the gate's limit: every 200 ms in the first minute, then every second. */
        POLL,
        /** Counts as no, so that the retries are all the gate has. */
        FAIL
    }

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException naming what is out of its range
     */
    public GatePolicy {
        Objects.requireNonNull(notYet, "notYet");
        Objects.requireNonNull(soak, "soak");
        requireBetween("timeout", timeout, Duration.ofMillis(1), DAY);
        requireBetween("firstBackoff", firstBackoff, Duration.ofMillis(1), Duration.ofHours(1));
        requireBetween("attemptTimeout", attemptTimeout, Duration.ofMillis(1), DAY);
        requireBetween("retries", retries, 0, MOST_TIMES);
        requireBetween("successes", successes, 1, MOST_TIMES);
        if (!(jitter >= 0 && jitter < 1)) {
            throw new IllegalArgumentException("jitter is 0 to less than 1, not " + jitter);
        }
    }

    static <T extends Comparable<T>> void requireBetween(String name, T value, T least, T most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(name + " is " + least + " to " + most + ", not " + value);
        }
    }

    /**
     * The same with another limit.
     *
     * @param other the gate's limit
     * @return a new policy
     * @throws IllegalArgumentException if it is out of range
     */
    public GatePolicy withTimeout(Duration other) {
        return new GatePolicy(other, retries, firstBackoff, jitter, attemptTimeout, notYet, successes, soak);
    }

    /**
     * The same with other retries.
     *
     * @param other how often a no is asked again
     * @return a new policy
     * @throws IllegalArgumentException if it is out of range
     */
    public GatePolicy withRetries(int other) {
        return new GatePolicy(timeout, other, firstBackoff, jitter, attemptTimeout, notYet, successes, soak);
    }

    /**
     * The same with another first wait.
     *
     * @param other the wait before the first retry
     * @return a new policy
     * @throws IllegalArgumentException if it is out of range
     */
    public GatePolicy withFirstBackoff(Duration other) {
        return new GatePolicy(timeout, retries, other, jitter, attemptTimeout, notYet, successes, soak);
    }

    /**
     * The same with waits that vary, so that many who wait for one service do not all ask it at the same moment.
     *
     * @param other by which share, 0 to less than 1
     * @return a new policy
     * @throws IllegalArgumentException if it is out of range
     */
    public GatePolicy withJitter(double other) {
        return new GatePolicy(timeout, retries, firstBackoff, other, attemptTimeout, notYet, successes, soak);
    }

    /**
     * The same with another limit of one attempt.
     *
     * @param other the limit of one attempt
     * @return a new policy
     * @throws IllegalArgumentException if it is out of range
     */
    public GatePolicy withAttemptTimeout(Duration other) {
        return new GatePolicy(timeout, retries, firstBackoff, jitter, other, notYet, successes, soak);
    }

    /**
     * The same with another reading of not yet.
     *
     * @param other what an answer that says not yet leads to
     * @return a new policy
     */
    public GatePolicy withNotYet(NotYet other) {
        return new GatePolicy(timeout, retries, firstBackoff, jitter, attemptTimeout, other, successes, soak);
    }

    /**
     * The same with more healthy answers in a row. Between them the gate is asked as after a not yet; any other answer
     * begins the row anew.
     *
     * @param other how many, 1 to 100
     * @return a new policy
     * @throws IllegalArgumentException if it is out of range
     */
    public GatePolicy withSuccesses(int other) {
        return new GatePolicy(timeout, retries, firstBackoff, jitter, attemptTimeout, notYet, other, soak);
    }

    /**
     * The same with a time after passing in which the gate is asked on.
     *
     * @param other the soak
     * @return a new policy
     */
    public GatePolicy withSoak(Soak other) {
        return new GatePolicy(
                timeout, retries, firstBackoff, jitter, attemptTimeout, notYet, successes, Optional.of(other));
    }

    /** Whether this outcome uses up a retry. */
    boolean countsAsNo(ProbeOutcome outcome) {
        return outcome instanceof ProbeOutcome.No || (outcome instanceof ProbeOutcome.NotYet && notYet == NotYet.FAIL);
    }
}
