package edu.paws360.deploy.health;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A report to come, from a thread of its own. Unlike that of other completable futures, its {@code cancel} ends the work.
 * Thread-safe.
 */
public final class HealthFuture extends CompletableFuture<HealthReport> {
    private static final AtomicLong NUMBER = new AtomicLong();

    private final Thread thread;

    private HealthFuture(Callable<HealthReport> waiting) {
        thread = new Thread(() -> complete(waiting), Workers.PREFIX + "waiting-" + NUMBER.incrementAndGet());
        thread.setDaemon(true);
    }

    static HealthFuture of(Callable<HealthReport> waiting) {
        HealthFuture future = new HealthFuture(waiting);
        future.thread.start();
        return future;
    }

    private void complete(Callable<HealthReport> waiting) {
        try {
            complete(waiting.call());
        } catch (Throwable e) {
            // Whatever it was, somebody waits to hear of it.
            completeExceptionally(e);
        }
    }

    /**
     * Cancels this future and interrupts the waiting.
     *
     * @param mayInterruptIfRunning whether the gates are ended; with {@code false} they are asked to their end, and nobody hears of
     *     it
     * @return whether it was cancelled
     */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled && mayInterruptIfRunning) {
            thread.interrupt();
        }
        return cancelled;
    }
}
