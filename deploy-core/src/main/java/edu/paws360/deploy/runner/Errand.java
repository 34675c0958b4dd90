package edu.paws360.deploy.runner;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A task that an interrupt may cancel, but must not tear in the middle: it has a thread of its own. */
final class Errand {

    private Errand() {}

    /**
     * Carries the task out and waits for its end, which the task itself must bound.
     *
     * @param cancel called at the first interrupt of the waiting thread, which stays interrupted afterwards; each later one
     *     interrupts the task
     * @throws IllegalStateException if the task throws
     */
    static <T> T carryOut(Callable<T> task, Runnable cancel) {
        FutureTask<T> future = new FutureTask<>(task);
        Thread errand = new Thread(future, "deploy-runner-watch");
        errand.setDaemon(true);
        errand.start();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    T result = future.get();
                    errand.join();
                    return result;
                } catch (InterruptedException e) {
                    (interrupted ? (Runnable) errand::interrupt : cancel).run();
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("The runner failed: " + e.getCause(), e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
