package edu.paws360.deploy.guard;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A clock that does not jump, and a way to wait by it. */
interface Patience {
    /**
     * The time.
     *
     * @return nanoseconds since some moment
     */
    long nanos();

    /**
     * Waits until something has ended, well or badly.
     *
     * @param something what to wait for
     * @param limit the longest wait
     * @return whether it has ended
     * @throws InterruptedException if this thread is interrupted
     */
    boolean await(Future<?> something, Duration limit) throws InterruptedException;

    /** The machine's own clock. */
    Patience REAL = new Patience() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public boolean await(Future<?> something, Duration limit) throws InterruptedException {
            try {
                something.get(limit.toNanos(), TimeUnit.NANOSECONDS);
                return true;
            } catch (TimeoutException e) {
                return false;
            } catch (ExecutionException | CancellationException e) {
                return true;
            }
        }
    };
}
