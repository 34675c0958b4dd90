package edu.paws360.deploy.queue.file;

import edu.paws360.deploy.queue.QueueListener;
import edu.paws360.deploy.queue.QueuePosition;
import edu.paws360.deploy.queue.QueueTimeoutException;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.queue.TicketCancelledException;
import edu.paws360.deploy.queue.TicketLostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One wait for a turn: for the one ahead to go, then for the holder. Everything it does often costs the same however long the
 * line is; counting the line does not, and is done the less often the longer it is. For one thread.
 */
final class Vigil {
    /** How many turns ahead of ours we begin to look more often: with turns of 25 ms it is in time. */
    private static final long NEAR = 20;

    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);
    private static final Duration COUNT_OF_ONE = Duration.ofMillis(10);

    private final FileStore store;
    private final QueueListener listener;
    private final long ticket;
    private final Ahead ahead;
    private final Claim claim;
    private final Mail mail;
    private final Due closeLook = new Due();
    private final Due count = new Due();
    private boolean first;
    private long served;
    private QueuePosition told;

    Vigil(FileStore store, Stay stay, QueueListener listener) {
        this.store = store;
        this.listener = listener;
        this.ticket = stay.place().ticket();
        this.ahead = new Ahead(store, ticket);
        this.claim = new Claim(store, stay);
        this.mail = new Mail(store, ticket);
    }

    Tenure await(Duration limit)
            throws QueueTimeoutException, TicketCancelledException, TicketLostException, QueueUnavailableException,
                    InterruptedException {
        long begin = System.nanoTime();
        for (Optional<Turn> turn = attempt(); ; turn = attempt()) {
            if (turn.isPresent()) {
                return started(turn.get());
            }
            Duration left = limit.minusNanos(System.nanoTime() - begin);
            if (left.isNegative() || left.isZero()) {
                throw new QueueTimeoutException(position(), limit);
            }
            TimeUnit.NANOSECONDS.sleep(shorter(left, pause()).toNanos() + 1);
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** The first in line looks five times as often as is usual, those far behind a tenth as often. */
    private Duration pause() {
        Duration usual = store.timing().poll();
        if (first) {
            return usual.dividedBy(5);
        }
        return ticket - served <= NEAR ? usual : longPause();
    }

    private Duration longPause() {
        return shorter(store.timing().poll().multipliedBy(10), LONGEST_PAUSE);
    }

    private Tenure started(Turn turn) {
        turn.previous()
                .ifPresent(previous -> listener.tookOver(previous, turn.loss().orElseThrow()));
        return turn.tenure();
    }

    private Optional<Turn> attempt()
            throws TicketCancelledException, TicketLostException, QueueUnavailableException, InterruptedException {
        boolean closely = closeLook.isNow();
        if (!claim.isStillOurs(closely)) {
            throw new TicketLostException(ticket, store.timing().lease());
        }
        if (closely) {
            closeLook.again(longPause());
            mail.obey();
        }
        lookAhead(closely);
        return first ? claim.next() : Optional.empty();
    }

    private void lookAhead(boolean closely) throws QueueUnavailableException, InterruptedException {
        boolean moved = !first && !ahead.isThere(closely);
        if (moved || count.isNow()) {
            Line line = store.line();
            first = first || (moved && !ahead.isAnybodyIn(line));
            tell(line);
        } else if (closely) {
            served = servedBy(store.state());
        }
    }

    private void tell(Line line) throws QueueUnavailableException {
        served = servedBy(line.state());
        count.again(longer(longPause(), COUNT_OF_ONE.multipliedBy(line.waiting().size())));
        QueuePosition position = store.reading(() -> line.positionOf(ticket, store.now()));
        if (!isTold(position)) {
            listener.moved(position);
        }
        told = position;
    }

    /** The expected wait alone changes all the time, and is not worth a word. */
    private boolean isTold(QueuePosition position) {
        return told != null
                && position.ahead() == told.ahead()
                && position.depth() == told.depth()
                && position.holder().equals(told.holder());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** The ticket that has its turn; there are at most as many before us as there are numbers between. */
    private long servedBy(QueueState state) {
        return state.holder().map(holder -> holder.place().ticket()).orElse(served);
    }

    private QueuePosition position() throws QueueUnavailableException {
        return store.reading(() -> store.line().positionOf(ticket, store.now()));
    }
}
