package edu.paws360.deploy.queue.postgres;

import edu.paws360.deploy.queue.Destination;
import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.HoldLostException;
import edu.paws360.deploy.queue.Order;
import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.queue.QueueUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A hold in a database. */
final class PostgresHold implements Hold {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresHold.class);
    /** Of the time to settle, what it takes to notice, to end the command, and a margin. */
    private static final Duration ENDING = Duration.ofSeconds(2);

    private static final Duration MOST_SILENCE = Duration.ofSeconds(8);

    private final Stay stay;
    private final long token;
    private final Look look;
    private final Orders orders;
    private final Live live;
    private final Duration silence;

    PostgresHold(Stay stay, long token) {
        this.stay = stay;
        this.token = token;
        this.look = new Look(stay.store().group(), stay.store().timing());
        this.orders = new Orders(stay.store().group());
        this.live = new Live(stay.store().group());
        this.silence = silence(stay.store().timing());
    }

    /** For how long a hold counts without an answer: when nobody can be the next yet, the command can still be ended. */
    static Duration silence(QueueTiming timing) {
        Duration half = timing.lease().dividedBy(2);
        Duration most = half.compareTo(MOST_SILENCE) < 0 ? half : MOST_SILENCE;
        Duration settling = timing.settle().minus(ENDING);
        Duration least = settling.isNegative() ? Duration.ZERO : settling;
        return least.compareTo(most) < 0 ? least : most;
    }

    @Override
    public long ticket() {
        return stay.ticket();
    }

    @Override
    public long fencingToken() {
        return token;
    }

    @Override
    public Duration check() throws HoldLostException {
        try {
            return confirmed(stay.session().ask(Stay.ANSWER, connection -> look.holder(stay.ticket(), connection)));
        } catch (QueueUnavailableException e) {
            throw HoldLostException.unproven(token, e);
        } catch (InterruptedException e) {
            try {
                return check();
            } finally {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Duration confirmed(Reply<Optional<Seat>> reply) throws HoldLostException, QueueUnavailableException {
        if (reply instanceof Reply.Heard<Optional<Seat>> heard) {
            check(heard.answer());
            return Duration.ZERO;
        }
        Optional<Duration> since = stay.sinceHeard().filter(age -> age.compareTo(silence) <= 0);
        if (since.isEmpty()) {
            throw HoldLostException.unproven(token, ((Reply.Unheard<Optional<Seat>>) reply).why());
        }
        return since.get();
    }

    private void check(Optional<Seat> holder) throws HoldLostException {
        Optional<Seat> own =
                holder.filter(seat -> seat.owner().equals(stay.proof().owner()) && seat.token() == token);
        if (own.isEmpty()) {
            throw HoldLostException.replaced(token, holder.map(Seat::asHolder));
        }
        if (own.get().silent()) {
            throw HoldLostException.silent(token);
        }
    }

    @Override
    public List<Order> orders() throws QueueUnavailableException {
        try {
            return stay.session().run(Stay.ANSWER, connection -> orders.open(stay.ticket(), connection));
        } catch (InterruptedException e) {
            try {
                return orders();
            } finally {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void answer(Order order, String what) {
        try {
            boolean written = stay.session()
                    .run(Stay.ANSWER, connection -> orders.answer(stay.ticket(), order.id(), what, connection));
            if (!written) {
                LOG.warn("The answer to {} found no order: {}", order.summary(), what);
            }
        } catch (QueueUnavailableException e) {
            LOG.warn("The answer to {} could not be written: {}", order.summary(), what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void noteLive(Destination where, String commit) throws HoldLostException, QueueUnavailableException {
        UUID owner = stay.proof().owner();
        try {
            if (!isDone(connection -> live.note(where, commit, owner, token, connection))) {
                check();
                throw HoldLostException.silent(token);
            }
        } catch (InterruptedException e) {
            try {
                noteLive(where, commit);
            } finally {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What is not noted is missed by those who come after, so a connection that was just cut is not the end of it. */
    private boolean isDone(Ask<Boolean> noting) throws QueueUnavailableException, InterruptedException {
        try {
            return stay.session().run(Stay.ANSWER, noting);
        } catch (QueueUnavailableException cut) {
            LOG.debug("Another connection is tried", cut);
            return stay.store().visit(noting);
        }
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
