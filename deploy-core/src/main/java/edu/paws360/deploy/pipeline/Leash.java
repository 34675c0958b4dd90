package edu.paws360.deploy.pipeline;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Work in a thread of its own, which an interrupt stops. So it can be told apart who stopped it: we ourselves, or somebody who
 * interrupted the deployment's thread. The work must see to it that it ends.
 */
final class Leash<T> {
    private final FutureTask<T> task;
    private final Thread worker;
    private boolean started;
    private boolean stopped;
    private int cancelled;

    Leash(Callable<T> work) {
        this.task = new FutureTask<>(work);
        this.worker = new Thread(task, "deploy-execution");
        worker.setDaemon(true);
    }

    /** Stops the work; a second call changes nothing, since the work takes a second interrupt for impatience. */
    synchronized void stop() {
        if (!stopped && started) {
            worker.interrupt();
        }
        stopped = true;
    }

    private synchronized void start() {
        started = true;
        worker.start();
        if (stopped) {
            worker.interrupt();
        }
    }

    /**
     * Does the work and waits for its end. An interrupt of the waiting thread is passed on: the first one stops the work, if
     * it was not stopped yet, and the second tells it not to wait for the proof.
     *
     * @throws ExecutionException if the work threw
     */
    T await() throws ExecutionException {
        start();
        while (true) {
            try {
                T result = task.get();
                worker.join();
                return result;
            } catch (InterruptedException outside) {
                cancel();
            }
        }
    }

    private void cancel() {
        cancelled++;
        if (cancelled > 1) {
            worker.interrupt();
        } else {
            stop();
        }
    }

    /** Whether the waiting thread was interrupted meanwhile; its interrupt is used up. */
    boolean cancelled() {
        return cancelled > 0;
    }
}
