package edu.paws360.deploy.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a server answered. Immutable.
 *
 * @param status the HTTP status
 * @param date the server's own clock, cut off to the second, where it tells it
 * @param retryAfter how long it wants to be left alone, where it says so; never negative, and at most a day
 * @param quote what it said, as it may be shown, where the status says that it refused
 */
public record Answer(int status, Optional<Instant> date, Optional<Duration> retryAfter, Optional<String> quote) {
    /**
     * Whether the same request may fare better later: it came at a bad time, or the server has a fault of its own.
     *
     * @return {@code true} for 408, 429 and 5xx
     */
    public boolean worthRepeating() {
        return worthRepeating(status);
    }

    /**
     * Whether a request that was answered so may fare better later.
     *
     * @param status the HTTP status
     * @return {@code true} for 408, 429 and 5xx
     */
    public static boolean worthRepeating(int status) {
        return status == 408 || status == 429 || status >= 500;
    }
}
