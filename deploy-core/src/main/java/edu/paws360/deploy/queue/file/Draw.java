package edu.paws360.deploy.queue.file;

import edu.paws360.deploy.queue.Applicant;
import edu.paws360.deploy.queue.QueuePosition;
import edu.paws360.deploy.queue.QueueSnapshot;
import edu.paws360.deploy.queue.QueueUnavailableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Draws one ticket: takes its signs of life, then the place, so that no place is ever without, then counts it. */
final class Draw implements FileStore.Change<Draw.Drawn> {
    private final FileStore store;
    private final Applicant who;

    /**
     * What was drawn.
     *
     * @param place the place in line
     * @param life the owner's signs of life
     * @param position where the place is
     * @param crowds whether the line became too long by it
     */
    record Drawn(Place place, SignsOfLife life, QueuePosition position, boolean crowds) {}

    Draw(FileStore store, Applicant who) {
        this.store = store;
        this.who = who;
    }

    /**
     * Does without the lock what a draw will do with it. The first time takes a process that has just begun a good part of a
     * second, nearly all of it to load classes; many that begin at once would wait for each other too long.
     */
    void rehearse() throws QueueUnavailableException {
        Line line = store.line();
        store.reading(() -> {
            if (!line.waiting().isEmpty()) {
                store.tickets().isAlive(line.waiting().get(0));
            }
            Json.rehearse(place(0));
            Json.rehearse(line.state().granted(place(0), store.clock().wall(), store.now()));
            return line.positionOf(0, store.now());
        });
    }

    private Place place(long number) {
        return new Place(
                number,
                UUID.randomUUID().toString(),
                ThisProcess.NAME,
                who,
                store.clock().wall(),
                store.timing().settle().toMillis());
    }

    @Override
    public Drawn apply(QueueState found) throws IOException, QueueUnavailableException {
        List<Long> waiting = new ArrayList<>(new Line(found, store.tickets().waiting()).waiting());
        int living = dropTheLastDead(found, waiting);
        QueueState drawn = found.drawn();
        Place place = place(drawn.lastTicket());
        SignsOfLife life = written(place, drawn);
        waiting.add(place.ticket());
        QueuePosition position = new Line(drawn, waiting).positionOf(place.ticket(), store.now());
        return new Drawn(place, life, position, living == QueueSnapshot.CROWDED);
    }

    /**
     * Counts those who live, from the end of the line, until it is certain whether there are too many; only draws make the line
     * longer, so the one that finds exactly as many as may wait is the one that crowds it.
     */
    private int dropTheLastDead(QueueState found, List<Long> waiting) throws IOException, QueueUnavailableException {
        int living = 0;
        for (int i = waiting.size() - 1; i >= 0 && living <= QueueSnapshot.CROWDED; i--) {
            if (store.tickets().isAlive(waiting.get(i))) {
                living++;
            } else {
                store.tickets().drop(found, waiting.remove(i));
            }
        }
        return living;
    }

    private SignsOfLife written(Place place, QueueState drawn) throws IOException {
        TicketFiles files = store.folder().ticket(place.ticket());
        // Of a draw that was killed before it was counted, so that its number comes again.
        files.remove();
        SignsOfLife life = SignsOfLife.give(files, store.clock(), store.timing().lease());
        try {
            Json.write(files.place(), files.draft(), place);
            store.keep(drawn);
            return life;
        } catch (IOException | RuntimeException e) {
            store.tickets().remove(place.ticket());
            life.close();
            throw e;
        }
    }
}
