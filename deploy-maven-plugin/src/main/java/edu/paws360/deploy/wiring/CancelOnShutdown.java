package edu.paws360.deploy.wiring;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Makes Ctrl-C and a CI's cancel end a deployment in order: the JVM's shutdown interrupts the deployment and waits until it
 * has stopped its runner, said so in the journal, and released the queue. A CI kills the process after some 10 s, so the
 * wait is shorter.
 */
final class CancelOnShutdown implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(9);

    /** How long it may take to prove that the runner has stopped; a second interrupt ends the wait for the proof. */
    private static final Duration PROOF = Duration.ofSeconds(4);

    private final CountDownLatch decided = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean underWay;

    /** Watches over the calling thread until closed. */
    CancelOnShutdown() {
        Thread deployment = Thread.currentThread();
        hook = new Thread(() -> cancel(deployment), "deploy-cancel");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void cancel(Thread deployment) {
        underWay = true;
        deployment.interrupt();
        try {
            if (!decided.await(PROOF.toMillis(), TimeUnit.MILLISECONDS)) {
                deployment.interrupt();
            }
            boolean inTime = done.await(LIMIT.minus(PROOF).toMillis(), TimeUnit.MILLISECONDS);
            if (!inTime) {
                System.err.println("The cancelled deployment did not end within " + LIMIT.toSeconds()
                        + " s; the next run will report it as abandoned.");
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether somebody wants this process to end now. */
    boolean isUnderWay() {
        return underWay;
    }

    /** The verdict is there: nothing is running any more that a second interrupt could hurry. */
    void decided() {
        decided.countDown();
    }

    @Override
    public void close() {
        decided();
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyShuttingDown) {
            // Then the hook is what we were called for.
            return;
        }
    }
}
