package edu.paws360.deploy.health;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The clock a gate lives by: monotonic, and the one place where it waits, so that a test can let time jump. */
interface Pace {
    /** The machine's. */
    Pace SYSTEM = new Pace() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration wait) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(wait.toNanos());
        }
    };

    long nanoTime();

    void sleep(Duration wait) throws InterruptedException;
}
