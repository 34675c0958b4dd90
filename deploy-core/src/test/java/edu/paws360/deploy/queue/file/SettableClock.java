package edu.paws360.deploy.queue.file;

import edu.paws360.deploy.queue.lease.QueueClock;
import edu.paws360.deploy.queue.lease.Stamp;
import java.time.Duration;
import java.time.Instant;

/** A clock that stands still until it is told otherwise. */
final class SettableClock implements QueueClock {
    private static final Instant BEGIN = Instant.parse("2026-01-05T10:00:00Z");

    private volatile Stamp now = new Stamp("boot 1", 0);

    @Override
    public Stamp now() {
        return now;
    }

    @Override
    public Instant wall() {
        return BEGIN.plusMillis(now.millis());
    }

    void advance(Duration by) {
        now = now.plus(by);
    }

    void reboot() {
        now = new Stamp("boot 2", Duration.ofDays(2).toMillis());
    }
}
