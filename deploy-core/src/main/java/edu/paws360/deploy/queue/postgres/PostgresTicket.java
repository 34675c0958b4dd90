package edu.paws360.deploy.queue.postgres;

import edu.paws360.deploy.queue.Applicant;
import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.QueueListener;
import edu.paws360.deploy.queue.QueuePosition;
import edu.paws360.deploy.queue.QueueTimeoutException;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.queue.Ticket;
import edu.paws360.deploy.queue.TicketCancelledException;
import edu.paws360.deploy.queue.TicketLostException;
import edu.paws360.deploy.queue.lease.TicketUse;
import java.time.Duration;

/** A place in line in a database. */
final class PostgresTicket implements Ticket {
    private final Stay stay;
    private final QueuePosition drawn;
    private final boolean crowds;
    private final TicketUse use = new TicketUse();
    private volatile boolean held;

    private PostgresTicket(Stay stay, Entry entry) {
        this.stay = stay;
        this.drawn = entry.position();
        this.crowds = entry.crowds();
    }

    private record Entry(QueuePosition position, boolean crowds) {}

    static PostgresTicket draw(Store store, Applicant who) throws QueueUnavailableException, InterruptedException {
        Proof proof = Proof.fresh();
        Session session = Session.open(store, proof);
        Duration limit = store.timing().storeWait().plus(Stay.ANSWER);
        try {
            rehearse(store, session, limit);
            Entry entry = session.run(limit, entering(store, proof, who));
            return new PostgresTicket(
                    new Stay(store, session, proof, entry.position().ticket()), entry);
        } catch (QueueUnavailableException | InterruptedException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** A process that has just begun loads classes for a good part of a second, which others should not have to wait for. */
    private static void rehearse(Store store, Session session, Duration limit)
            throws QueueUnavailableException, InterruptedException {
        Look look = new Look(store.group(), store.timing());
        QueuePosition unused =
                session.run(limit, connection -> look.sight(0, connection).position());
    }

    private static Ask<Entry> entering(Store store, Proof proof, Applicant who) {
        Change change = new Change(store.group(), store.timing());
        Look look = new Look(store.group(), store.timing());
        Ask<Entry> entering = connection -> {
            long number = change.enter(proof, who, connection);
            QueuePosition position = look.sight(number, connection).position();
            return new Entry(position, change.crowds(position.depth(), connection));
        };
        return entering.atOnce();
    }

    @Override
    public long number() {
        return drawn.ticket();
    }

    @Override
    public QueuePosition drawn() {
        return drawn;
    }

    @Override
    public boolean crowds() {
        return crowds;
    }

    @Override
    public Hold await(Duration limit, QueueListener listener)
            throws QueueTimeoutException, TicketCancelledException, TicketLostException, QueueUnavailableException,
                    InterruptedException {
        use.begin(number());
        try {
            Turn turn = new Vigil(stay, drawn, listener).await(TicketUse.checked(limit));
            held = true;
            return new PostgresHold(stay, turn.token());
        } finally {
            giveBackUnlessHeld();
        }
    }

    private void giveBackUnlessHeld() {
        if (!held) {
            stay.close();
        }
    }

    @Override
    public void close() {
        use.end();
        giveBackUnlessHeld();
    }
}
