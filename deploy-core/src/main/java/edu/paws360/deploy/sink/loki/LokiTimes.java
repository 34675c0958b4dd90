package edu.paws360.deploy.sink.loki;

import java.time.Duration;
import java.util.Objects;

/**
 * How long things take on the way to a Loki. Immutable.
 *
 * @param patience how long a connection may take, and how long the Loki may be silent, each
 * @param deadline how long {@link LokiLog#deliver} waits; less than all sinks have together, so that what was seen is told
 * @param linger how long a line waits at most for others to go with it
 * @param firstPause the pause after the first request that failed; it doubles with each further one
 * @param longestPause where the doubling ends
 * @param longestOrder the longest pause that a Loki may order by {@code Retry-After}
 * @param farewell how long {@link LokiLog#close} waits for the last lines
 */
public record LokiTimes(
        Duration patience,
        Duration deadline,
        Duration linger,
        Duration firstPause,
        Duration longestPause,
        Duration longestOrder,
        Duration farewell) {
    /** 5 s, 8 s, 250 ms, 250 ms, 10 s, 60 s and 1 s. */
    public static final LokiTimes USUAL = new LokiTimes(
            Duration.ofSeconds(5),
            Duration.ofSeconds(8),
            Duration.ofMillis(250),
            Duration.ofMillis(250),
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(1));

    /**
     * Refuses what cannot work.
     *
     * @throws IllegalArgumentException if a duration is less than a millisecond
     */
    public LokiTimes {
        require("patience", patience);
        require("deadline", deadline);
        require("linger", linger);
        require("firstPause", firstPause);
        require("longestPause", longestPause);
        require("longestOrder", longestOrder);
        require("farewell", farewell);
    }

    private static void require(String name, Duration duration) {
        Objects.requireNonNull(duration, name);
        if (duration.toMillis() < 1) {
            throw new IllegalArgumentException(name + " is " + duration + ", expected a millisecond or more");
        }
    }
}
