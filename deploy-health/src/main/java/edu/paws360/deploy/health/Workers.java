package edu.paws360.deploy.health;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of one wait, named {@value #PREFIX} and a number. Closing interrupts them and waits until they are gone,
 * though not longer than a second: a name lookup hears no interrupt, and ends when the resolver gives up.
 */
final class Workers implements AutoCloseable {
    static final String PREFIX = "deploy-health-";

    private final AtomicInteger number = new AtomicInteger();
    // A thread ends with its task: of many gates none is left to be ended when the slowest is done.
    private final ExecutorService threads =
            new ThreadPoolExecutor(0, Integer.MAX_VALUE, 0, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread);

    private Thread thread(Runnable task) {
        Thread thread = new Thread(task, PREFIX + number.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** Hands on results in the order in which they come. */
    <T> CompletionService<T> finishing() {
        return new ExecutorCompletionService<>(threads);
    }

    <T> Future<T> submit(Callable<T> task) {
        return threads.submit(task);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
