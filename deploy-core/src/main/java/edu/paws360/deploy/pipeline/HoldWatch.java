package edu.paws360.deploy.pipeline;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Looks at the hold while production is being changed, and interrupts the thread that changes it once the hold is lost. After
 * {@link #close} no interrupt comes any more.
 */
final class HoldWatch implements AutoCloseable {
    private static final long BETWEEN_LOOKS_MILLIS = 250;

    private final Thread deployment = Thread.currentThread();
    private final CountDownLatch done = new CountDownLatch(1);
    private final Supplier<Optional<StageResult>> look;
    private final Thread watch = new Thread(this::watch, "deploy-hold-watch");
    private volatile Optional<StageResult> fault = Optional.empty();

    /** Watches over the calling thread until closed. */
    HoldWatch(Supplier<Optional<StageResult>> look) {
        this.look = look;
        watch.setDaemon(true);
        watch.start();
    }

    private void watch() {
        try {
            while (fault.isEmpty() && !done.await(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)) {
                fault = look.get();
            }
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
        if (fault.isPresent()) {
            deployment.interrupt();
        }
    }

    /** Ends the watch. Its own interrupt is taken back; one that came from elsewhere as well goes with it, since both end the same. */
    @Override
    public void close() {
        done.countDown();
        boolean interrupted = false;
        while (watch.isAlive()) {
            try {
                watch.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (fault.isPresent()) {
            Thread.interrupted();
        } else if (interrupted) {
            deployment.interrupt();
        }
    }

    /** Why nothing more may be changed, if the hold was lost meanwhile. */
    Optional<StageResult> fault() {
        return fault;
    }
}
