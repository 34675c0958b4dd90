package edu.paws360.deploy.preflight;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Interrupts the thread that made it when this process is told to end, and lets the process wait, for a few seconds at most,
 * until it is released: a program that a check has started would outlive us otherwise.
 */
final class EndInOrder {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final CountDownLatch released = new CountDownLatch(1);
    private final Thread hook;

    EndInOrder() {
        Thread working = Thread.currentThread();
        hook = new Thread(() -> end(working), "preflight-end");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void end(Thread working) {
        working.interrupt();
        try {
            boolean unused = released.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the process end as it likes. */
    void release() {
        released.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // Then the hook is what we were called for.
            return;
        }
    }
}
