package edu.paws360.deploy.queue.postgres;

import edu.paws360.deploy.queue.Order;
import edu.paws360.deploy.queue.QueueListener;
import edu.paws360.deploy.queue.QueuePosition;
import edu.paws360.deploy.queue.QueueTimeoutException;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.queue.TicketCancelledException;
import edu.paws360.deploy.queue.TicketLostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One wait for a turn. It sleeps until it is called, looks at the line now and then all the same, and takes production under
 * the line's lock after a second look. For one thread.
 */
final class Vigil {
    private final Stay stay;
    private final QueueListener listener;
    private final Look look;
    private final Change change;
    private final Orders orders;
    private final Judgement judgement;
    private QueuePosition told;
    private Optional<Long> unheard = Optional.empty();
    private Turn taking = new Turn(0, Optional.empty(), Optional.empty());

    Vigil(Stay stay, QueuePosition drawn, QueueListener listener) {
        this.stay = stay;
        this.listener = listener;
        this.told = drawn;
        this.look = new Look(stay.store().group(), stay.store().timing());
        this.change = new Change(stay.store().group(), stay.store().timing());
        this.orders = new Orders(stay.store().group());
        this.judgement = new Judgement(System::nanoTime);
    }

    /** What one look showed. */
    private record Found(Sight sight, Optional<Order> cancel) {}

    Turn await(Duration limit)
            throws QueueTimeoutException, TicketCancelledException, TicketLostException, QueueUnavailableException,
                    InterruptedException {
        long begin = System.nanoTime();
        boolean first = true;
        while (true) {
            Optional<Found> found = found();
            if (found.isPresent()) {
                tell(found.get().sight().position(), first);
                first = false;
                Optional<Turn> turn = attempt(found.get());
                if (turn.isPresent()) {
                    return started(turn.get());
                }
            }
            Duration left = limit.minusNanos(System.nanoTime() - begin);
            if (left.isNegative() || left.isZero()) {
                throw new QueueTimeoutException(told, limit);
            }
            stay.session().listen(shorter(left, pause(found)));
        }
    }

    private Duration pause(Optional<Found> found) {
        Duration usual = Pace.after(told);
        return found.flatMap(now -> judgement.untilTurn(now.sight()))
                .map(turn -> shorter(turn, usual))
                .orElse(usual);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private Turn started(Turn turn) {
        turn.previous()
                .ifPresent(previous -> listener.tookOver(previous, turn.loss().orElseThrow()));
        return turn;
    }

    /** Nothing where the server does not answer: it may be starting, so that alone ends no wait before the lease does. */
    private Optional<Found> found() throws QueueUnavailableException, InterruptedException {
        Optional<Found> found = patient(stay.session().ask(Stay.ANSWER, this::find));
        found.ifPresent(now -> judgement.note(now.sight(), stay.session().epoch()));
        return found;
    }

    /** Counted from the first question without an answer: a process that was stopped asked nothing for long. */
    private <T> Optional<T> patient(Reply<T> reply) throws QueueUnavailableException {
        if (reply instanceof Reply.Heard<T> heard) {
            unheard = Optional.empty();
            return Optional.of(heard.answer());
        }
        long now = System.nanoTime();
        long since = unheard.orElse(now);
        unheard = Optional.of(since);
        if (now - since <= stay.store().timing().lease().toNanos()) {
            return Optional.empty();
        }
        throw ((Reply.Unheard<T>) reply).why();
    }

    private Found find(Connection connection) throws SQLException {
        List<Order> open = orders.open(stay.ticket(), connection);
        return new Found(
                look.sight(stay.ticket(), connection),
                open.stream().filter(order -> order.kind() == Order.Kind.CANCEL).findFirst());
    }

    private void tell(QueuePosition position, boolean first) {
        boolean changed = position.ahead() != told.ahead()
                || position.depth() != told.depth()
                || !position.holder().equals(told.holder());
        told = position;
        if (first || changed) {
            listener.moved(position);
        }
    }

    private Optional<Turn> attempt(Found found)
            throws TicketCancelledException, TicketLostException, QueueUnavailableException, InterruptedException {
        Optional<Seat> own = own(found.sight());
        if (own.isEmpty()) {
            throw new TicketLostException(stay.ticket(), stay.store().timing().lease());
        }
        if (own.get().holds()) {
            // The turn was taken, and only the answer was lost.
            return Optional.of(new Turn(own.get().token(), taking.previous(), taking.loss()));
        }
        if (found.cancel().isPresent()) {
            throw new TicketCancelledException(stay.ticket(), found.cancel().get());
        }
        return judgement.isTurn(found.sight()) ? taken() : Optional.empty();
    }

    /** Our ticket, unless its lease is over or somebody cleared the queue. */
    private Optional<Seat> own(Sight sight) {
        return sight.own()
                .filter(seat -> seat.owner().equals(stay.proof().owner()))
                .filter(seat -> !seat.silent());
    }

    private Optional<Turn> taken() throws QueueUnavailableException, InterruptedException {
        Duration limit = stay.store().timing().storeWait().plus(Stay.ANSWER);
        Ask<Optional<Turn>> take = this::take;
        return patient(stay.session().ask(limit, take.atOnce())).flatMap(turn -> turn);
    }

    private Optional<Turn> take(Connection connection) throws SQLException {
        change.lock(connection);
        Sight sight = look.lockedSight(stay.ticket(), connection);
        if (own(sight).isEmpty() || !judgement.isTurn(sight)) {
            return Optional.empty();
        }
        taking = new Turn(0, sight.holder().map(Seat::asHolder), sight.holder().flatMap(judgement::lossOf));
        change.drop(judgement.lost(sight), connection);
        long token = change.grant(stay.proof().owner(), connection);
        return Optional.of(new Turn(token, taking.previous(), taking.loss()));
    }
}
