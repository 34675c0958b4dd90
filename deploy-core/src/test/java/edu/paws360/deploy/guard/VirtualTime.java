package edu.paws360.deploy.guard;

import java.time.Duration;
import java.util.TreeMap;
import java.util.concurrent.Future;

/** Time that passes only while somebody waits, and in which things happen at set moments. For one thread. */
final class VirtualTime implements Patience {
    private final TreeMap<Duration, Runnable> events = new TreeMap<>();
    private Duration now = Duration.ZERO;

    VirtualTime at(Duration moment, Runnable event) {
        events.put(moment, event);
        return this;
    }

    Duration now() {
        return now;
    }

    @Override
    public long nanos() {
        // The machine's clock may begin anywhere.
        return now.minus(Duration.ofDays(3)).toNanos();
    }

    @Override
    public boolean await(Future<?> something, Duration limit) {
        Duration end = now.plus(limit);
        while (!events.isEmpty() && events.firstKey().compareTo(end) <= 0) {
            now = events.firstKey();
            events.pollFirstEntry().getValue().run();
        }
        now = end;
        return something.isDone();
    }
}
