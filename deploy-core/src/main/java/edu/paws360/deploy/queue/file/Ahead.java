package edu.paws360.deploy.queue.file;

import edu.paws360.deploy.queue.QueueUnavailableException;
import java.io.IOException;
import java.util.Optional;

/**
 * The nearest one of those who wait before us, the only one that is watched: those before it are watched by it. Whoever waits
 * directly behind a dead one removes it. For one thread.
 */
final class Ahead {
    private final FileStore store;
    private final long own;
    private Optional<Place> nearest = Optional.empty();

    Ahead(FileStore store, long own) {
        this.store = store;
        this.own = own;
    }

    /** Finds the nearest living one, and removes the dead that are nearer. */
    boolean isAnybodyIn(Line line) throws QueueUnavailableException, InterruptedException {
        for (long ticket : line.before(own)) {
            nearest = store.reading(() -> store.tickets().place(ticket));
            if (nearest.isPresent() && isAlive()) {
                return true;
            }
        }
        nearest = Optional.empty();
        return false;
    }

    /**
     * Whether the one that was found last is still there.
     *
     * @param closely whether to ask for signs of life, which costs more
     */
    boolean isThere(boolean closely) throws QueueUnavailableException, InterruptedException {
        return nearest.isPresent() && store.tickets().isWaiting(nearest.get().ticket()) && (!closely || isAlive());
    }

    private boolean isAlive() throws QueueUnavailableException, InterruptedException {
        Place place = nearest.orElseThrow();
        return store.reading(() -> store.tickets().lifeOf(place)) == Life.ALIVE
                || store.change(found -> !isDropped(found, place.ticket()));
    }

    /** A second look, while nobody can come back to life by being granted its turn. */
    private boolean isDropped(QueueState found, long ticket) throws IOException, QueueUnavailableException {
        boolean dead = !store.tickets().isAlive(ticket);
        if (dead) {
            store.tickets().drop(found, ticket);
        }
        return dead;
    }
}
