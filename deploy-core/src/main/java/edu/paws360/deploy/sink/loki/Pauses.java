package edu.paws360.deploy.sink.loki;

import java.time.Duration;

/** How long to leave a Loki alone after a request that failed. Not thread-safe. */
final class Pauses {
    private final LokiTimes times;
    private Duration next;

    Pauses(LokiTimes times) {
        this.times = times;
        this.next = times.firstPause();
    }

    /** The next pause, twice as long as the one before. */
    Duration next() {
        Duration pause = next;
        next = shorter(next.multipliedBy(2), times.longestPause());
        return pause;
    }

    /** What a Loki may order of what it has ordered. */
    Duration bounded(Duration order) {
        return shorter(order, times.longestOrder());
    }

    void reset() {
        next = times.firstPause();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
