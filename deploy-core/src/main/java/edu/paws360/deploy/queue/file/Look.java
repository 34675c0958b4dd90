package edu.paws360.deploy.queue.file;

import edu.paws360.deploy.queue.Holder;
import edu.paws360.deploy.queue.QueueSnapshot;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.queue.Waiter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One look at the whole queue, which asks of everybody whether it lives. */
final class Look implements FileStore.Reading<QueueSnapshot> {
    private final FileStore store;

    Look(FileStore store) {
        this.store = store;
    }

    @Override
    public QueueSnapshot read() throws IOException, QueueUnavailableException {
        Line line = store.line();
        Optional<Tenure> tenure = line.state().holder();
        boolean lost = tenure.isPresent() && !isAlive(tenure.get().place());
        Optional<Holder> holder = tenure.map(Tenure::asHolder);
        return new QueueSnapshot(
                holder.filter(living -> !lost),
                holder.filter(dead -> lost),
                waiters(line),
                line.state().usualTurn());
    }

    private List<Waiter> waiters(Line line) throws IOException, QueueUnavailableException {
        List<Waiter> living = new ArrayList<>();
        for (long ticket : line.waiting()) {
            Optional<Place> place = store.tickets().place(ticket);
            if (place.isPresent() && isAlive(place.get())) {
                living.add(place.get().asWaiter());
            }
        }
        return living;
    }

    private boolean isAlive(Place place) throws IOException {
        return store.tickets().lifeOf(place) == Life.ALIVE;
    }
}
