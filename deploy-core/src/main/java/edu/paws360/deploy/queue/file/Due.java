package edu.paws360.deploy.queue.file;

import java.time.Duration;

/** Something to be done at once, and then again after a while. For one thread. */
final class Due {
    private long next = System.nanoTime();

    /** Whether it is due now. */
    boolean isNow() {
        return System.nanoTime() - next >= 0;
    }

    void again(Duration after) {
        next = System.nanoTime() + after.toNanos();
    }
}
