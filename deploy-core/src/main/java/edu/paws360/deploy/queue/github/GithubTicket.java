package edu.paws360.deploy.queue.github;

import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.QueueListener;
import edu.paws360.deploy.queue.QueuePosition;
import edu.paws360.deploy.queue.QueueSnapshot;
import edu.paws360.deploy.queue.QueueTimeoutException;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.queue.Ticket;
import edu.paws360.deploy.queue.lease.TicketUse;
import java.time.Duration;

/** The place of our run. GitHub gave it, and takes it back when our job ends. */
final class GithubTicket implements Ticket {
    private final Stay stay;
    private final QueuePosition drawn;
    private final boolean crowds;
    private final TicketUse use = new TicketUse();

    GithubTicket(Stay stay, Sight first) throws InterruptedException {
        this.stay = stay;
        this.drawn = stay.position(first);
        this.crowds = crowds(first);
    }

    /** Whoever has the turn tells of those behind it; of those who wait themselves, the one that was too many. */
    private static boolean crowds(Sight first) {
        return first.isOurs()
                ? first.othersWaiting() > QueueSnapshot.CROWDED
                : first.waiting().size() > QueueSnapshot.CROWDED
                        && first.waiting().get(QueueSnapshot.CROWDED).ours();
    }

    @Override
    public long number() {
        return stay.ticket();
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
            throws QueueTimeoutException, QueueUnavailableException, InterruptedException {
        use.begin(number());
        return GithubHold.begin(stay, new Vigil(stay, drawn, listener).await(TicketUse.checked(limit)));
    }

    @Override
    public void close() {
        use.end();
    }
}
