package edu.paws360.deploy.queue.file;

import edu.paws360.deploy.queue.Destination;
import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.HoldLostException;
import edu.paws360.deploy.queue.LiveCommit;
import edu.paws360.deploy.queue.Order;
import edu.paws360.deploy.queue.QueueUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A hold in the files of a queue. */
final class FileHold implements Hold {
    private static final Logger LOG = LoggerFactory.getLogger(FileHold.class);

    private final FileStore store;
    private final Tenure granted;
    private final Stay stay;
    private final Orders orders;
    private final Set<String> answered = ConcurrentHashMap.newKeySet();

    FileHold(FileStore store, Tenure granted, Stay stay) {
        this.store = store;
        this.granted = granted;
        this.stay = stay;
        this.orders = new Orders(store.folder(), granted.place().ticket());
    }

    @Override
    public long ticket() {
        return granted.place().ticket();
    }

    @Override
    public long fencingToken() {
        return granted.token();
    }

    @Override
    public Duration check() throws HoldLostException {
        try {
            check(store.state());
            return Duration.ZERO;
        } catch (QueueUnavailableException e) {
            throw HoldLostException.unproven(fencingToken(), e);
        }
    }

    /** The state decides; the lease is ours alone to judge, since nobody else writes it. */
    private void check(QueueState state) throws HoldLostException, QueueUnavailableException {
        if (!isOurs(state)) {
            throw HoldLostException.replaced(fencingToken(), state.holder().map(Tenure::asHolder));
        }
        if (!store.reading(stay.lease()::lasts)) {
            throw HoldLostException.silent(fencingToken());
        }
    }

    private boolean isOurs(QueueState state) {
        return state.tenureOf(granted.place().owner())
                .filter(tenure -> tenure.token() == fencingToken())
                .isPresent();
    }

    @Override
    public List<Order> orders() throws QueueUnavailableException {
        return store.reading(orders::open).stream()
                .filter(order -> !answered.contains(order.id()))
                .toList();
    }

    @Override
    public void answer(Order order, String what) {
        answered.add(order.id());
        try {
            orders.answer(order.id(), what);
        } catch (IOException e) {
            LOG.warn("The answer to {} could not be left: {}", order.summary(), what, e);
        }
    }

    @Override
    public void noteLive(Destination where, String commit) throws HoldLostException, QueueUnavailableException {
        LiveCommit live = new LiveCommit(
                commit,
                granted.place().applicant().deploymentId(),
                store.clock().wall());
        try {
            if (!store.change(found -> isNoted(found, where, live))) {
                check();
                throw HoldLostException.silent(fencingToken());
            }
        } catch (InterruptedException e) {
            try {
                noteLive(where, commit);
            } finally {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean isNoted(QueueState found, Destination where, LiveCommit live)
            throws IOException, QueueUnavailableException {
        boolean ours = isOurs(found) && stay.lease().lasts();
        if (ours) {
            store.live().note(where, live);
        }
        return ours;
    }

    @Override
    public void lapse() {
        stay.lapse();
    }

    @Override
    public void close() {
        stay.close();
    }
}
