package edu.paws360.deploy.queue.postgres;

import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.queue.QueueUnavailableException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a ticket back, in no more time than a cancelled deployment has for it, whatever name server, network and server do, and
 * interrupted or not. What cannot be given back in time ends by itself, like the ticket of a dead process. Immutable.
 */
final class Parting {
    private static final Logger LOG = LoggerFactory.getLogger(Parting.class);
    private static final Duration AGAIN = Duration.ofMillis(250);

    private final Store store;
    private final Session session;
    private final long ticket;
    private final Ask<Boolean> leaving;

    Parting(Store store, Session session, long ticket, Ask<Boolean> leaving) {
        this.store = store;
        this.session = session;
        this.ticket = ticket;
        this.leaving = leaving.atOnce();
    }

    /** A thread of its own can be left behind where it hangs; it ends with the deadlines of its connection. */
    void leave() {
        try {
            CompletableFuture.runAsync(this::insist, this::begin)
                    .orTimeout(QueueTiming.LONGEST_PARTING.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            LOG.warn("Ticket {} could not be given back and ends by itself, like that of a dead process", ticket, e);
        }
    }

    private void begin(Runnable work) {
        Thread thread = new Thread(work, "deployment queue, leaving with ticket " + ticket);
        thread.setDaemon(true);
        thread.start();
    }

    private void insist() {
        // Somewhat earlier than whoever waits for it gives up, so that what went wrong is told.
        long end = System.nanoTime() + QueueTiming.LONGEST_PARTING.minus(AGAIN).toNanos();
        while (true) {
            long left = end - System.nanoTime();
            try {
                ask(Duration.ofNanos(Math.max(1, left)));
                return;
            } catch (QueueUnavailableException | InterruptedException e) {
                if (left <= AGAIN.toNanos()) {
                    throw new CompletionException(e);
                }
                LockSupport.parkNanos(AGAIN.toNanos());
            }
        }
    }

    private void ask(Duration limit) throws QueueUnavailableException, InterruptedException {
        if (session.isOpen()) {
            session.run(limit, leaving);
        } else {
            store.visit(limit, leaving);
        }
    }
}
