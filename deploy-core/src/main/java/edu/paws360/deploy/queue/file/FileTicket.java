package edu.paws360.deploy.queue.file;

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

/** A place in line in the files of a queue. */
final class FileTicket implements Ticket {
    private final FileStore store;
    private final Draw.Drawn drawn;
    private final Stay stay;
    private final TicketUse use = new TicketUse();
    private volatile boolean held;

    private FileTicket(FileStore store, Draw.Drawn drawn) {
        this.store = store;
        this.drawn = drawn;
        this.stay = new Stay(store, drawn.place(), drawn.life());
    }

    static FileTicket draw(FileStore store, Applicant who) throws QueueUnavailableException, InterruptedException {
        store.prepare();
        Draw draw = new Draw(store, who);
        draw.rehearse();
        return new FileTicket(store, store.change(draw));
    }

    @Override
    public long number() {
        return drawn.place().ticket();
    }

    @Override
    public QueuePosition drawn() {
        return drawn.position();
    }

    @Override
    public boolean crowds() {
        return drawn.crowds();
    }

    @Override
    public Hold await(Duration limit, QueueListener listener)
            throws QueueTimeoutException, TicketCancelledException, TicketLostException, QueueUnavailableException,
                    InterruptedException {
        use.begin(number());
        try {
            Tenure tenure = new Vigil(store, stay, listener).await(TicketUse.checked(limit));
            held = true;
            return new FileHold(store, tenure, stay);
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
