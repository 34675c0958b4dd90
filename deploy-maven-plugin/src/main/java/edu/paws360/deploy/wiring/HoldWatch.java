package edu.paws360.deploy.wiring;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks again and again whether production is held, and interrupts whoever changes it once that is not so, or once it cannot ask any
 * more. Where nobody can say it, nobody is interrupted: the supervisor ends the command when that has lasted for its heartbeat.
 * Until it is closed.
 */
final class HoldWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HoldWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    /** A question that hangs in the network ends by its own deadline. */
    private static final Duration LAST_LOOK = Duration.ofMillis(500);

    private final CountDownLatch over = new CountDownLatch(1);
    private final Supplier<Optional<String>> loss;
    private final Duration pause;
    private final Thread worker;
    private final Thread thread;
    private Optional<String> lost = Optional.empty();
    private boolean closed;

    private HoldWatch(Thread worker, Supplier<Optional<String>> loss, Duration pause) {
        this.worker = worker;
        this.loss = loss;
        this.pause = pause;
        this.thread = new Thread(this::look, "deploy-hold-watch");
        thread.setDaemon(true);
    }

    /**
     * Begins to ask.
     *
     * @param worker is interrupted when production is not held any more
     * @param loss why it is not; empty while it is, or while nobody can say it
     */
    static HoldWatch over(Thread worker, Supplier<Optional<String>> loss) {
        return over(worker, loss, BETWEEN_LOOKS);
    }

    static HoldWatch over(Thread worker, Supplier<Optional<String>> loss, Duration pause) {
        HoldWatch watch = new HoldWatch(worker, loss, pause);
        watch.thread.start();
        return watch;
    }

    private void look() {
        try {
            while (!over.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                Optional<String> why = loss.get();
                if (why.isPresent()) {
                    stop(why.get());
                    return;
                }
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error fault) {
            if (over.getCount() > 0) {
                LOG.error("The watch over the hold broke: {}", fault.getClass().getName());
                LOG.debug("It broke so", fault);
                stop("the watch over the hold broke: " + fault.getClass().getName());
            }
        }
    }

    private synchronized void stop(String why) {
        if (!closed) {
            lost = Optional.of(why);
            worker.interrupt();
        }
    }

    /** Why the worker was interrupted, if it was. */
    synchronized Optional<String> lost() {
        return lost;
    }

    /** From now on the worker, who has to be the one that closes it, is not interrupted; what came too late is taken back. */
    @Override
    public void close() {
        boolean lateOne = end();
        boolean interrupted = Thread.interrupted() && !lateOne;
        thread.interrupt();
        try {
            thread.join(LAST_LOOK.toMillis());
        } catch (InterruptedException again) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the worker was interrupted. */
    private synchronized boolean end() {
        closed = true;
        over.countDown();
        return lost.isPresent();
    }
}
