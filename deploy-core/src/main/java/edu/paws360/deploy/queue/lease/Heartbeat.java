package edu.paws360.deploy.queue.lease;

import edu.paws360.deploy.queue.QueueUnavailableException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews one ticket's lease in a daemon thread of its own, until it is closed or the store refuses. Thread-safe. */
public final class Heartbeat implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final ScheduledExecutorService thread;
    private final String ticket;

    /** One renewal. */
    public interface Beat {
        /**
         * Renews the lease.
         *
         * @return whether there is anything left to renew; if not, it is not tried again
         * @throws QueueUnavailableException if the store cannot be read or written; it is tried again
         * @throws InterruptedException if the thread was interrupted
         */
        boolean renew() throws QueueUnavailableException, InterruptedException;
    }

    /**
     * Begins to renew.
     *
     * @param ticket the ticket's number, for the log
     * @param lease how long the lease is; it is renewed every quarter of it
     * @param beat one renewal
     */
    public Heartbeat(long ticket, Duration lease, Beat beat) {
        this.ticket = "deployment queue, ticket " + ticket;
        this.thread = Executors.newSingleThreadScheduledExecutor(this::daemon);
        long period = lease.toMillis() / 4;
        Future<?> unused = thread.scheduleWithFixedDelay(() -> beat(beat), period, period, TimeUnit.MILLISECONDS);
    }

    private Thread daemon(Runnable work) {
        Thread daemon = new Thread(work, ticket);
        daemon.setDaemon(true);
        return daemon;
    }

    /** A beat that fails is tried again: the lease, not one failure, decides. */
    private void beat(Beat beat) {
        try {
            if (!beat.renew() && !thread.isShutdown()) {
                LOG.warn("The lease of {} is no longer renewed: it has run out or was replaced", ticket);
                close();
            }
        } catch (QueueUnavailableException | RuntimeException e) {
            LOG.warn("The lease of {} could not be renewed yet", ticket, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets a renewal that is under way finish, since an interrupt could come between its write and its sync. */
    @Override
    public void close() {
        thread.shutdown();
    }
}
