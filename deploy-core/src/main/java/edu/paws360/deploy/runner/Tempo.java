package edu.paws360.deploy.runner;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A clock that does not jump, and a way to wait by it. */
interface Tempo {
    /** The machine's own. */
    Tempo REAL = new Tempo() {
        @Override
        public Duration now() {
            return Duration.ofNanos(System.nanoTime());
        }

        @Override
        public void pause(Duration limit, CountDownLatch unless) throws InterruptedException {
            unless.await(limit.toNanos(), TimeUnit.NANOSECONDS);
        }
    };

    /** The time since some moment, perhaps negative. */
    Duration now();

    /** Waits, unless it happens that somebody should not wait any longer. */
    void pause(Duration limit, CountDownLatch unless) throws InterruptedException;
}
