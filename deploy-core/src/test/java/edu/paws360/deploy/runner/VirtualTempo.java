package edu.paws360.deploy.runner;

import java.time.Duration;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Time that passes only while somebody waits, and in which things happen at set moments. For one thread. */
final class VirtualTempo implements Tempo {
    private final TreeMap<Duration, Event> events = new TreeMap<>();
    private Duration now = Duration.ZERO;

    private interface Event {
        void happen(CountDownLatch unless) throws InterruptedException;
    }

    VirtualTempo at(Duration moment, Runnable event) {
        events.put(moment, unless -> event.run());
        return this;
    }

    /** The thread that asks for the work is interrupted, and whoever waits hears of it before time goes on. */
    VirtualTempo interruptAt(Duration moment, Thread asking) {
        events.put(moment, unless -> {
            asking.interrupt();
            if (!unless.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody passed the interrupt on");
            }
        });
        return this;
    }

    @Override
    public Duration now() {
        return now;
    }

    @Override
    public void pause(Duration limit, CountDownLatch unless) throws InterruptedException {
        Duration end = now.plus(limit);
        while (unless.getCount() > 0 && !events.isEmpty() && events.firstKey().compareTo(end) <= 0) {
            now = events.firstKey();
            events.pollFirstEntry().getValue().happen(unless);
        }
        now = unless.getCount() > 0 ? end : now;
    }
}
