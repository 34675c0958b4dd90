package edu.paws360.deploy.queue.github;

import java.time.Duration;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/**
 * Time that passes only while the test's own thread waits, and in which things happen at set moments. Any other thread waits
 * until it is interrupted.
 */
final class VirtualTime implements Patience {
    private final Thread owner = Thread.currentThread();
    private final TreeMap<Duration, Runnable> events = new TreeMap<>();
    private volatile Duration now = Duration.ZERO;

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
    public void sleep(Duration pause) throws InterruptedException {
        if (Thread.currentThread() != owner) {
            new CountDownLatch(1).await();
        }
        Duration end = now.plus(pause);
        while (!events.isEmpty() && events.firstKey().compareTo(end) <= 0) {
            now = events.firstKey();
            events.pollFirstEntry().getValue().run();
        }
        now = end;
    }
}
