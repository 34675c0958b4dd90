package edu.paws360.deploy.queue;

import java.time.Duration;
import java.time.Instant;

/** A clock that stands still until it is told otherwise. */
final class SettableClock implements QueueClock {
    static final Instant WALL = Instant.parse("2026-01-05T10:00:00Z");

    private volatile Stamp now = new Stamp("boot 1", 1_000);

    @Override
    public Stamp now() {
        return now;
    }

    @Override
    public Instant wall() {
        return WALL;
    }

    void advance(Duration by) {
        now = now.plus(by);
    }

    void reboot() {
        now = new Stamp("boot 2", 0);
    }
}
