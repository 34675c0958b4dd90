package edu.paws360.deploy.queue.github;

import java.time.Duration;

/** A clock that does not jump, and a way to wait by it. */
interface Patience {
    /** The machine's own clock. */
    Patience REAL = new Patience() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration pause) throws InterruptedException {
            Thread.sleep(pause.toMillis());
        }
    };

    /** The time, in nanoseconds since some moment. */
    long nanos();

    /** Waits. */
    void sleep(Duration pause) throws InterruptedException;
}
