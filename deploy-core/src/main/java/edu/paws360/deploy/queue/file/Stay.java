package edu.paws360.deploy.queue.file;

import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.queue.lease.Heartbeat;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The time a ticket is in the queue, in line or holding: its lease is renewed, its lock is kept, and it leaves once. */
final class Stay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Stay.class);

    private final FileStore store;
    private final Place place;
    private final SignsOfLife life;
    private final Heartbeat heartbeat;
    private final AtomicBoolean ended = new AtomicBoolean();

    Stay(FileStore store, Place place, SignsOfLife life) {
        this.store = store;
        this.place = place;
        this.life = life;
        this.heartbeat =
                new Heartbeat(place.ticket(), store.timing().lease(), () -> store.reading(life.lease()::renew));
    }

    Place place() {
        return place;
    }

    Lease lease() {
        return life.lease();
    }

    @Override
    public void close() {
        if (ended.compareAndSet(false, true)) {
            heartbeat.close();
            if (hasLeft()) {
                life.close();
            } else {
                life.end();
            }
        }
    }

    /** Ends as the death of this process would end it: the place stays, and nobody renews it. */
    void lapse() {
        if (ended.compareAndSet(false, true)) {
            heartbeat.close();
            life.end();
        }
    }

    /** Leaving is not to be given up for an interrupt. */
    private boolean hasLeft() {
        boolean interrupted = false;
        long end = System.nanoTime() + QueueTiming.LONGEST_PARTING.toNanos();
        try {
            while (true) {
                try {
                    return store.change(Duration.ofNanos(Math.max(1, end - System.nanoTime())), this::left);
                } catch (InterruptedException again) {
                    interrupted = true;
                }
            }
        } catch (QueueUnavailableException e) {
            LOG.warn(
                    "Ticket {} could not be given back and ends by itself, like that of a dead process",
                    place.ticket(),
                    e);
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Touches nothing that became another one's: numbers could come again after the folder was cleared. */
    private boolean left(QueueState found) throws IOException, QueueUnavailableException {
        if (found.tenureOf(place.owner()).isPresent()) {
            giveBack(found);
        } else if (isOurs(store.tickets().place(place.ticket()))) {
            store.tickets().remove(place.ticket());
        }
        return true;
    }

    private boolean isOurs(Optional<Place> found) {
        return found.filter(other -> other.isOf(place.owner())).isPresent();
    }

    private void giveBack(QueueState found) throws IOException, QueueUnavailableException {
        QueueState free = found.givenBack(store.now());
        store.keep(free);
        store.tickets().remove(place.ticket());
        dropTheFirstDead(new Line(free, store.tickets().waiting()).waiting(), free);
        store.tickets().sweep(free);
    }

    /** So that nothing is left where all that waited have died. */
    private void dropTheFirstDead(List<Long> waiting, QueueState state) throws IOException, QueueUnavailableException {
        for (long ticket : waiting) {
            if (store.tickets().isAlive(ticket)) {
                return;
            }
            store.tickets().drop(state, ticket);
        }
    }
}
