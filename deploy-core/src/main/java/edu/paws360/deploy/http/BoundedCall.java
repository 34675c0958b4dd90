package edu.paws360.deploy.http;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs an exchange with a server in a thread of its own, because a socket that waits does not notice an interrupt. When the
 * time is over, or whoever waits is interrupted, the exchange is broken off under it.
 */
public final class BoundedCall {
    /** How long the thread may take to notice that its connection is closed. */
    private static final Duration GRACE = Duration.ofMillis(250);

    private BoundedCall() {}

    /**
     * Calls, and waits.
     *
     * @param <T> what the call gives
     * @param thread the name of the threads
     * @param time how long to wait
     * @param call the exchange
     * @param breakOff ends the exchange from another thread; called in any case, also after its end
     * @return what the call gave
     * @throws ExecutionException if the call failed
     * @throws TimeoutException if the time was over first
     * @throws InterruptedException if the waiting thread was interrupted
     */
    public static <T> T within(String thread, Countdown time, Callable<T> call, Runnable breakOff)
            throws ExecutionException, TimeoutException, InterruptedException {
        FutureTask<T> exchange = new FutureTask<>(call);
        Thread worker = daemon(thread, exchange);
        try {
            return exchange.get(time.left().toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            // Closing waits for a read that stands still within a chunk, so nobody waits for the closing.
            Thread closer = daemon(thread, breakOff);
            worker.join(GRACE.toMillis());
            closer.join(GRACE.toMillis());
        }
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
