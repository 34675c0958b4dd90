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
    private String seen = "";

    Claim(FileStore store, Stay stay) {
        this.store = store;
        this.stay = stay;
        this.watch = new HolderWatch(store);
    }

    /**
     * Whether the place in line is there, as far as can be told without the lock.
     *
     * @param closely whether to look whose place it is and at the lease too, which costs more
     */
    boolean isStillOurs(boolean closely) throws QueueUnavailableException {
        return closely
                ? store.reading(() -> isOurPlace() && stay.lease().lasts())
                : store.tickets().isWaiting(stay.place().ticket());
    }

    /** Looks without the lock, and again with it when the turn seems to have come. */
    Optional<Turn> next() throws QueueUnavailableException, InterruptedException {
        return store.reading(this::seemsFree) ? store.change(this::take) : Optional.empty();
    }

    /** A file that seems to be the same one is not read again at once, but is a little later: it may be another one all the same. */
    private boolean seemsFree() throws IOException, QueueUnavailableException {
        String found = store.version();
        if (found.equals(seen) && !life.isNow()) {
            return false;
        }
        seen = found;
        life.again(store.timing().poll());
        QueueState state = store.state();
        return state.holder().isEmpty() || watch.lossOf(state.holder().get()).isPresent();
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
        return isOurPlace()
                && new Line(found, store.tickets().waiting())
                        .before(stay.place().ticket())
                        .isEmpty();
    }

    /** Numbers could come again after the folder was cleared. */
    private boolean isOurPlace() throws IOException, QueueUnavailableException {
        Place own = stay.place();
        return store.tickets()
                .place(own.ticket())
                .filter(place -> place.isOf(own.owner()))
                .isPresent();
    }

    private Turn granted(QueueState found, Optional<Loss> loss) throws IOException {
        Place own = stay.place();
        QueueState next = found.granted(own, store.clock().wall(), store.now());
        store.keep(next);
        store.tickets().drop(next, own.ticket());
        found.holder().ifPresent(lost -> store.tickets().remove(lost.place().ticket()));
        Optional<Holder> previous = found.holder().map(Tenure::asHolder);
        return new Turn(next.holder().orElseThrow(), previous, loss);
    }
}
