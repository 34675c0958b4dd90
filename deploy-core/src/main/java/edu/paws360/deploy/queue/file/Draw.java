package edu.paws360.deploy.queue.file;

import edu.paws360.deploy.queue.Applicant;
import edu.paws360.deploy.queue.QueuePosition;
import java.io.IOException;
import java.util.UUID;

/** Draws one ticket: takes the lock that shows the owner's life, then the place, so that no place is ever without. */
final class Draw implements FileStore.Change<Draw.Drawn> {
    private final FileStore store;
    private final Applicant who;
    private TicketLock lock;

    /**
     * What was drawn.
     *
     * @param place the place in line
     * @param lock the owner's sign of life
     * @param position where the place is
     */
    record Drawn(Place place, TicketLock lock, QueuePosition position) {}

    Draw(FileStore store, Applicant who) {
        this.store = store;
        this.who = who;
    }

    @Override
    public FileStore.Outcome<Drawn> apply(QueueState found) throws IOException {
        long number = found.lastTicket() + 1;
        lock = TicketLock.take(store.folder().ticket(number));
        String owner = UUID.randomUUID().toString();
        Place place = new Place(number, owner, ThisProcess.NAME, who, store.wall(), store.leaseEnd());
        Line line = store.lineOf(found.entered(place));
        QueueState entered = found.entered(place).withWaiting(line::isWaiting);
        return new FileStore.Outcome<>(entered, new Drawn(place, lock, line.positionOf(number)));
    }

    /** Gives up the lock of a draw that came to nothing. */
    void undo() {
        if (lock != null) {
            lock.close();
        }
    }
}
