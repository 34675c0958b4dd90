package edu.paws360.deploy.queue.file;

import edu.paws360.deploy.queue.Holder;
import edu.paws360.deploy.queue.Loss;
import edu.paws360.deploy.queue.QueueListener;
import edu.paws360.deploy.queue.QueuePosition;
import edu.paws360.deploy.queue.QueueTimeoutException;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.queue.TicketLostException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One wait for a turn. It looks at the line without the lock, and takes the lock only when the turn seems to have come, to
 * look once more and take it. For one thread.
 */
final class Vigil {
    private final FileStore store;
    private final Place place;
    private final QueueListener listener;
    private QueuePosition told;
    private String gone = "";
    private long goneSince;

    Vigil(FileStore store, Place place, QueueListener listener) {
        this.store = store;
        this.place = place;
        this.listener = listener;
    }

    Tenure await(Duration limit)
            throws QueueTimeoutException, TicketLostException, QueueUnavailableException, InterruptedException {
        long begin = System.nanoTime();
        for (Optional<Turn> turn = attempt(); ; turn = attempt()) {
            if (turn.isPresent()) {
                return started(turn.get());
            }
            Duration left = limit.minusNanos(System.nanoTime() - begin);
            if (left.isNegative() || left.isZero()) {
                throw new QueueTimeoutException(told, limit);
            }
            TimeUnit.MILLISECONDS.sleep(shorter(left, store.timing().poll()).toMillis() + 1);
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private Tenure started(Turn turn) {
        turn.previous()
                .ifPresent(previous -> listener.tookOver(previous, turn.loss().orElseThrow()));
        return turn.tenure();
    }

    private Optional<Turn> attempt() throws TicketLostException, QueueUnavailableException, InterruptedException {
        Line line = store.line(store.read());
        if (line.waiting().stream().noneMatch(waiter -> waiter.isOf(place.owner()))) {
            throw new TicketLostException(place.ticket(), store.timing().lease());
        }
        tell(line.positionOf(place.ticket()));
        return seemsOurTurn(line) ? store.change(this::take) : Optional.empty();
    }

    private boolean seemsOurTurn(Line line) throws QueueUnavailableException {
        try {
            return isOurTurn(line);
        } catch (IOException e) {
            throw StoreFault.unreadable(store.folder(), e);
        }
    }

    private void tell(QueuePosition position) {
        if (!position.equals(told)) {
            told = position;
            listener.moved(position);
        }
    }

    private FileStore.Outcome<Optional<Turn>> take(QueueState found) throws IOException {
        Line line = store.lineOf(found);
        QueueState living = found.withWaiting(line::isWaiting);
        if (!isOurTurn(line)) {
            return new FileStore.Outcome<>(living, Optional.empty());
        }
        Place ours = place.renewed(store.leaseEnd());
        QueueState granted = living.granted(ours, store.wall());
        Optional<Holder> previous = line.holder().map(Tenure::asHolder);
        Turn turn = new Turn(granted.holder().orElseThrow(), previous, lossOf(line));
        return new FileStore.Outcome<>(granted, Optional.of(turn));
    }

    private boolean isOurTurn(Line line) throws IOException {
        Optional<Loss> loss = lossOf(line);
        return line.isFirst(place.owner()) && (line.holder().isEmpty() || loss.isPresent());
    }

    /** How the holder has lost production, if it has. */
    private Optional<Loss> lossOf(Line line) throws IOException {
        return switch (line.life()) {
            case ALIVE -> Optional.empty();
            case SILENT -> lossIf(isSilentForLong(line.holder().orElseThrow()), Loss.LEASE_RAN_OUT);
            case GONE -> lossIf(isSettled(line.holder().orElseThrow()), Loss.PROCESS_GONE);
        };
    }

    private static Optional<Loss> lossIf(boolean lost, Loss loss) {
        return lost ? Optional.of(loss) : Optional.empty();
    }

    /** What a silent holder started is being ended too, by its supervisor or by itself once it notices. */
    private boolean isSilentForLong(Tenure silent) throws IOException {
        return silent.place().until().plus(store.timing().settle()).isPast(store.now());
    }

    /** What a dead holder started may be ending still, so the next one goes a while after its death was first seen. */
    private boolean isSettled(Tenure dead) {
        if (!dead.place().isOf(gone)) {
            gone = dead.place().owner();
            goneSince = System.nanoTime();
        }
        return System.nanoTime() - goneSince >= store.timing().settle().toNanos();
    }
}
