package edu.paws360.deploy.queue.file;

import edu.paws360.deploy.queue.Holder;
import edu.paws360.deploy.queue.Loss;
import edu.paws360.deploy.queue.QueueUnavailableException;
import java.io.IOException;
import java.util.Optional;

/** Takes the turn of one that is first in line, once it has come. For one thread. */
final class Claim {
    private final FileStore store;
    private final Stay stay;
    private final HolderWatch watch;
    private final Due life = new Due();

    Claim(FileStore store, Stay stay) {
        this.store = store;
        this.stay = stay;
        this.watch = new HolderWatch(store);
    }

    /** Whether the place in line is there, as far as can be told without the lock. */
    boolean isStillOurs() throws QueueUnavailableException {
        return store.reading(() -> stay.lease().lasts())
                && store.tickets().isWaiting(stay.place().ticket());
    }

    /** Looks without the lock, and again with it when the turn seems to have come. */
    Optional<Turn> next() throws QueueUnavailableException, InterruptedException {
        return seemsFree(store.state()) ? store.change(this::take) : Optional.empty();
    }

    private boolean seemsFree(QueueState state) throws QueueUnavailableException {
        if (state.holder().isEmpty()) {
            return true;
        }
        if (!life.isNow()) {
            return false;
        }
        life.again(store.timing().poll());
        return store.reading(() -> watch.lossOf(state.holder().get())).isPresent();
    }

    private Optional<Turn> take(QueueState found) throws IOException, QueueUnavailableException {
        Optional<Loss> loss =
                found.holder().isPresent() ? watch.lossOf(found.holder().get()) : Optional.empty();
        boolean free = found.holder().isEmpty() || loss.isPresent();
        // Last: what has run out is not brought back, and nobody drops us while we have the lock.
        if (!free || !isFirst(found) || !stay.lease().renew()) {
            return Optional.empty();
        }
        return Optional.of(granted(found, loss));
    }

    private boolean isFirst(QueueState found) throws IOException, QueueUnavailableException {
        Place own = stay.place();
        boolean ours = store.tickets()
                .place(own.ticket())
                .filter(place -> place.isOf(own.owner()))
                .isPresent();
        return ours
                && new Line(found, store.tickets().waiting())
                        .before(own.ticket())
                        .isEmpty();
    }

    private Turn granted(QueueState found, Optional<Loss> loss) throws IOException {
        Place own = stay.place();
        QueueState next = found.granted(own, store.clock().wall(), store.now());
        store.keep(next);
        store.tickets().drop(next, own.ticket());
        found.holder().ifPresent(lost -> store.tickets().remove(lost.place().ticket()));
        store.tickets().sweep(next);
        Optional<Holder> previous = found.holder().map(Tenure::asHolder);
        return new Turn(next.holder().orElseThrow(), previous, loss);
    }
}
