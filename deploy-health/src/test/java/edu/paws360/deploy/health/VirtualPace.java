package edu.paws360.deploy.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A clock that only moves when somebody sleeps, or when a test says that something took time. */
final class VirtualPace implements Pace {
    private final List<Duration> sleeps = new ArrayList<>();
    private long now = 42;

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void sleep(Duration wait) {
        sleeps.add(wait);
        pass(wait);
    }

    void pass(Duration time) {
        now += time.toNanos();
    }

    List<Duration> sleeps() {
        return sleeps;
    }
}
