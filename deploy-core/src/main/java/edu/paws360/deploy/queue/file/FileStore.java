package edu.paws360.deploy.queue.file;

import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.queue.lease.QueueClock;
import edu.paws360.deploy.queue.lease.Stamp;
import edu.paws360.deploy.store.FileGuard;
import edu.paws360.deploy.store.LockBusyException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of one queue: read without a lock, changed one at a time. Thread-safe. */
final class FileStore {
    private static final Logger LOG = LoggerFactory.getLogger(FileStore.class);

    private final QueueFolder folder;
    private final QueueTiming timing;
    private final QueueClock clock;
    private final StateFile file;

    FileStore(QueueFolder folder, QueueTiming timing, QueueClock clock) {
        this.folder = folder;
        this.timing = timing;
        this.clock = clock;
        this.file = new StateFile(folder, clock);
    }

    /**
     * What a change leads to.
     *
     * @param next the state to be kept
     * @param value what the change has to say
     */
    record Outcome<T>(QueueState next, T value) {}

    /** Makes a state out of the one that was found. */
    interface Change<T> {
        Outcome<T> apply(QueueState found) throws IOException;
    }

    QueueTiming timing() {
        return timing;
    }

    QueueFolder folder() {
        return folder;
    }

    Stamp now() throws IOException {
        return clock.now();
    }

    Stamp leaseEnd() throws IOException {
        return clock.now().plus(timing.lease());
    }

    Instant wall() {
        return clock.wall();
    }

    /** What is done while nobody else changes the queue. */
    <T> T locked(FileGuard.Work<T, QueueUnavailableException> section)
            throws IOException, QueueUnavailableException, InterruptedException {
        try {
            return FileGuard.holding(folder.lock(), timing.storeWait(), section);
        } catch (LockBusyException busy) {
            throw StoreFault.busy(folder, timing.storeWait());
        }
    }

    /** Makes the files of a queue that was never used. */
    void prepare() throws QueueUnavailableException, InterruptedException {
        if (Files.exists(folder.tickets())) {
            return;
        }
        try {
            folder.create();
            locked(this::begin);
        } catch (IOException e) {
            throw StoreFault.unreadable(folder, e);
        }
    }

    private Optional<Void> begin() throws IOException, QueueUnavailableException {
        if (!Files.exists(folder.tickets())) {
            file.write(file.read());
            Files.createDirectory(folder.tickets());
        }
        return Optional.empty();
    }

    QueueState read() throws QueueUnavailableException {
        try {
            return file.read();
        } catch (IOException e) {
            throw StoreFault.unreadable(folder, e);
        }
    }

    /** Changes the state under the lock, and removes the lock files of the tickets that are no longer in it. */
    <T> T change(Change<T> change) throws QueueUnavailableException, InterruptedException {
        try {
            return locked(() -> changed(change));
        } catch (IOException e) {
            throw StoreFault.unreadable(folder, e);
        }
    }

    private <T> T changed(Change<T> change) throws IOException, QueueUnavailableException {
        QueueState found = file.read();
        Outcome<T> outcome = change.apply(found);
        if (!outcome.next().equals(found)) {
            file.write(outcome.next());
            removeLocksOf(found, outcome.next());
        }
        return outcome.value();
    }

    /** What cannot be removed stays, and does no harm: ticket numbers do not come again. */
    private void removeLocksOf(QueueState before, QueueState after) {
        List<Long> staying = after.places().map(Place::ticket).toList();
        List<Long> leaving = before.places()
                .map(Place::ticket)
                .filter(ticket -> !staying.contains(ticket))
                .toList();
        for (long ticket : leaving) {
            removeLockOf(ticket);
        }
    }

    private void removeLockOf(long ticket) {
        try {
            Files.deleteIfExists(folder.ticket(ticket));
        } catch (IOException e) {
            LOG.warn("The lock file of ticket {} could not be removed", ticket, e);
        }
    }

    /** Asks who of a state still lives. */
    Line line(QueueState state) throws QueueUnavailableException {
        try {
            return lineOf(state);
        } catch (IOException e) {
            throw StoreFault.unreadable(folder, e);
        }
    }

    Line lineOf(QueueState state) throws IOException {
        Life life = state.holder().isPresent() ? lifeOf(state.holder().get().place()) : Life.ALIVE;
        List<Place> living = new ArrayList<>();
        for (Place place : state.waiting()) {
            if (lifeOf(place) == Life.ALIVE) {
                living.add(place);
            }
        }
        return new Line(state.holder(), life, living);
    }

    private Life lifeOf(Place place) throws IOException {
        if (place.until().isPast(clock.now())) {
            return Life.SILENT;
        }
        // A ticket of this process is never asked for: see TicketLock.
        boolean ours = place.process().equals(ThisProcess.NAME);
        return ours || TicketLock.isHeld(folder.ticket(place.ticket())) ? Life.ALIVE : Life.GONE;
    }
}
