package edu.paws360.deploy.sink.loki;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * Time stamps in nanoseconds since 1970, each greater than the one before whatever the clock does. A Loki keeps lines in their
 * order, and knows a line that comes twice, by them alone. Not thread-safe.
 */
final class Stamps {
    private final InstantSource clock;
    private long last;

    Stamps(InstantSource clock, long last) {
        this.clock = clock;
        this.last = last;
    }

    long next() {
        return next(clock.instant());
    }

    long next(Instant at) {
        last = Math.max(last + 1, nanos(at));
        return last;
    }

    /** The last one that there was. */
    long last() {
        return last;
    }

    static long nanos(Instant at) {
        return TimeUnit.SECONDS.toNanos(at.getEpochSecond()) + at.getNano();
    }
}
