package edu.paws360.deploy.queue.github;

import edu.paws360.deploy.queue.lease.ElapsedNanos;
import java.time.Duration;
import java.util.function.LongSupplier;

/** A clock that does not jump and goes on while the machine sleeps, and a way to wait by it. */
interface Patience {
    /** The machine's own clock. */
    Patience REAL = new Patience() {
        private final LongSupplier clock = ElapsedNanos.here();

        @Override
        public long nanos() {
            return clock.getAsLong();
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
