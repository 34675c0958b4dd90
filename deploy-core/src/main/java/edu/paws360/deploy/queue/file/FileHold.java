package edu.paws360.deploy.queue.file;

import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.HoldLostException;
import edu.paws360.deploy.queue.Order;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.queue.lease.Stamp;
import java.io.IOException;
import java.util.List;

/** A hold in the files of a queue. */
final class FileHold implements Hold {
    private final FileStore store;
    private final Tenure granted;
    private final Stay stay;

    FileHold(FileStore store, Tenure granted, Stay stay) {
        this.store = store;
        this.granted = granted;
        this.stay = stay;
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
    public void check() throws HoldLostException {
        try {
            check(store.read(), store.now());
        } catch (QueueUnavailableException e) {
            throw HoldLostException.unproven(fencingToken(), e);
        } catch (IOException e) {
            throw HoldLostException.unproven(fencingToken(), StoreFault.unreadable(store.folder(), e));
        }
    }

    private void check(QueueState state, Stamp now) throws HoldLostException {
        String owner = granted.place().owner();
        if (state.tenureOf(owner)
                .filter(tenure -> tenure.token() == fencingToken())
                .isEmpty()) {
            throw HoldLostException.replaced(fencingToken(), state.holder().map(Tenure::asHolder));
        }
        if (!state.isLasting(owner, now)) {
            throw HoldLostException.silent(fencingToken());
        }
    }

    @Override
    public List<Order> orders() {
        return List.of();
    }

    @Override
    public void answer(Order order, String what) {
        throw new IllegalStateException("Nobody ordered anything");
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
