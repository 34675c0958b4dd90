package edu.paws360.deploy.queue.file;

import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.queue.lease.Heartbeat;
import edu.paws360.deploy.queue.lease.Stamp;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The time a ticket is in the queue, in line or holding: its lease is renewed, its lock is kept, and it leaves once. */
final class Stay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Stay.class);

    private final FileStore store;
    private final Place place;
    private final TicketLock lock;
    private final Heartbeat heartbeat;
    private final AtomicBoolean ended = new AtomicBoolean();

    Stay(FileStore store, Place place, TicketLock lock) {
        this.store = store;
        this.place = place;
        this.lock = lock;
        this.heartbeat = new Heartbeat(place.ticket(), store.timing().lease(), () -> store.change(this::renewed));
    }

    private FileStore.Outcome<Boolean> renewed(QueueState found) throws IOException {
        Stamp now = store.now();
        QueueState renewed = found.renewed(place.owner(), now, store.leaseEnd());
        return new FileStore.Outcome<>(renewed, found.isLasting(place.owner(), now));
    }

    @Override
    public void close() {
        if (ended.compareAndSet(false, true)) {
            heartbeat.close();
            leave();
            lock.close();
        }
    }

    /** Ends as the death of this process would end it: the place stays, and nobody renews it. */
    void lapse() {
        if (ended.compareAndSet(false, true)) {
            heartbeat.close();
            lock.close();
        }
    }

    private void leave() {
        boolean interrupted = false;
        while (!isGone()) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns false where an interrupt came between; leaving is not to be given up for it. */
    private boolean isGone() {
        try {
            return store.change(found -> new FileStore.Outcome<>(found.without(place.owner()), true));
        } catch (InterruptedException again) {
            return false;
        } catch (QueueUnavailableException e) {
            LOG.warn(
                    "Ticket {} could not be given back and ends by itself, like that of a dead process",
                    place.ticket(),
                    e);
            return true;
        }
    }
}
