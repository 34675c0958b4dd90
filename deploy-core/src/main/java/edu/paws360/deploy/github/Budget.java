package edu.paws360.deploy.github;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How often GitHub may be asked: a workflow's own token has 1,000 requests an hour, for all jobs of its repository. Counts
 * every request, repeats and pages too. Thread-safe.
 */
final class Budget {
    static final int PER_HOUR = 300;
    private static final Duration HOUR = Duration.ofHours(1);

    private final Deque<Long> spent = new ArrayDeque<>();
    private final LongSupplier nanos;

    Budget(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Takes one request, or says how long there is none. */
    synchronized Optional<Duration> take() {
        long now = nanos.getAsLong();
        while (!spent.isEmpty() && now - spent.peekFirst() >= HOUR.toNanos()) {
            spent.removeFirst();
        }
        if (spent.size() >= PER_HOUR) {
            return Optional.of(HOUR.minusNanos(now - spent.peekFirst()));
        }
        spent.addLast(now);
        return Optional.empty();
    }
}
