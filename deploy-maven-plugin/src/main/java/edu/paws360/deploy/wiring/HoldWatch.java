package edu.paws360.deploy.wiring;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Asks again and again whether production is held, and interrupts whoever changes it once that is not so. Where nobody can say it,
 * nobody is interrupted: the supervisor ends the command when that has lasted for its heartbeat. Until it is closed.
 */
final class HoldWatch implements AutoCloseable {
    private static final long BETWEEN_LOOKS_MILLIS = 2_000;

    private final CountDownLatch over = new CountDownLatch(1);
    private final DispatchedHold hold;
    private final Thread worker;
    private Optional<String> lost = Optional.empty();
    private boolean closed;

    private HoldWatch(Thread worker, DispatchedHold hold) {
        this.worker = worker;
        this.hold = hold;
    }

    static HoldWatch over(Thread worker, DispatchedHold hold) {
        HoldWatch watch = new HoldWatch(worker, hold);
        Thread thread = new Thread(watch::look, "deploy-hold-watch");
        thread.setDaemon(true);
        thread.start();
        return watch;
    }

    private void look() {
        try {
            while (!over.await(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)) {
                Optional<String> why = hold.lost();
                if (why.isPresent()) {
                    stop(why);
                    return;
                }
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void stop(Optional<String> why) {
        if (!closed) {
            lost = why;
            worker.interrupt();
        }
    }

    /** Why the worker was interrupted, if it was. */
    synchronized Optional<String> lost() {
        return lost;
    }

    /** From now on nobody is interrupted; an interrupt that came too late is taken back. */
    @Override
    public synchronized void close() {
        closed = true;
        over.countDown();
        if (lost.isPresent()) {
            Thread.interrupted();
        }
    }
}
