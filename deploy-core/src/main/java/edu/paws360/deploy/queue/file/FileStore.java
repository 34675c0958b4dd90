package edu.paws360.deploy.queue.file;

import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.queue.lease.QueueClock;
import edu.paws360.deploy.queue.lease.Stamp;
import edu.paws360.deploy.store.FileGuard;
import edu.paws360.deploy.store.LockBusyException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;

/** The files of one queue: read without a lock, changed one at a time. Thread-safe. */
final class FileStore {
    private final QueueFolder folder;
    private final QueueTiming timing;
    private final QueueClock clock;
    private final StateFile file;
    private final Tickets tickets;
    private final LiveFile live;

    FileStore(QueueFolder folder, QueueTiming timing, QueueClock clock) {
        this.folder = folder;
        this.timing = timing;
        this.clock = clock;
        this.file = new StateFile(folder, clock);
        this.tickets = new Tickets(folder, clock);
        this.live = new LiveFile(folder);
    }

    /** Something that is read. */
    interface Reading<T> {
        T read() throws IOException, QueueUnavailableException;
    }

    /** Something that is changed, beginning at the state that was found. */
    interface Change<T> {
        T apply(QueueState found) throws IOException, QueueUnavailableException;
    }

    QueueTiming timing() {
        return timing;
    }

    QueueFolder folder() {
        return folder;
    }

    Tickets tickets() {
        return tickets;
    }

    LiveFile live() {
        return live;
    }

    QueueClock clock() {
        return clock;
    }

    Stamp now() throws IOException {
        return clock.now();
    }

    /** Makes the files of a queue that was never used. */
    void prepare() throws QueueUnavailableException, InterruptedException {
        if (Files.exists(folder.tickets())) {
            return;
        }
        try {
            folder.create();
            locked(timing.storeWait(), this::begin);
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

    <T> T reading(Reading<T> reading) throws QueueUnavailableException {
        try {
            return reading.read();
        } catch (IOException e) {
            throw StoreFault.unreadable(folder, e);
        }
    }

    QueueState state() throws QueueUnavailableException {
        return reading(file::read);
    }

    /** Another word once the state was replaced, except perhaps within a few milliseconds; costs less than reading it. */
    String version() throws IOException {
        return file.version();
    }

    /** Costs as much as there are tickets; {@link #state} does not. */
    Line line() throws QueueUnavailableException {
        // First who waits: whoever got the turn since is then the holder, and not counted twice.
        return reading(() -> {
            var waiting = tickets.waiting();
            return new Line(file.read(), waiting);
        });
    }

    /** Does what nobody else may do at the same time. */
    <T> T change(Change<T> change) throws QueueUnavailableException, InterruptedException {
        return change(timing.storeWait(), change);
    }

    /** The same, with a limit of its own for the wait. */
    <T> T change(Duration limit, Change<T> change) throws QueueUnavailableException, InterruptedException {
        try {
            return locked(limit, () -> change.apply(file.read()));
        } catch (IOException e) {
            throw StoreFault.unreadable(folder, e);
        }
    }

    private <T> T locked(Duration limit, FileGuard.Work<T, QueueUnavailableException> section)
            throws IOException, QueueUnavailableException, InterruptedException {
        try {
            return FileGuard.holding(folder.lock(), limit, section);
        } catch (LockBusyException busy) {
            throw StoreFault.busy(folder, limit);
        }
    }

    /** To be called in a change only. */
    void keep(QueueState next) throws IOException {
        file.write(next);
    }
}
