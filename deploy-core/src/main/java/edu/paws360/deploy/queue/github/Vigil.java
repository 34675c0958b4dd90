package edu.paws360.deploy.queue.github;

import edu.paws360.deploy.queue.Holder;
import edu.paws360.deploy.queue.QueueListener;
import edu.paws360.deploy.queue.QueuePosition;
import edu.paws360.deploy.queue.QueueTimeoutException;
import edu.paws360.deploy.queue.QueueUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One wait for a turn: until two looks, one after the other, say that production is ours, and everything that was started by
 * whoever had it before has ended. For one thread.
 */
final class Vigil {
    /** A GitHub that is away for longer is told. */
    private static final Duration OUTAGE = Duration.ofMinutes(10);

    private final Stay stay;
    private final QueueListener listener;
    private QueuePosition told;
    private boolean first = true;
    private boolean seen;
    private Optional<Long> outage = Optional.empty();

    Vigil(Stay stay, QueuePosition drawn, QueueListener listener) {
        this.stay = stay;
        this.told = drawn;
        this.listener = listener;
    }

    /**
     * What a look came to.
     *
     * @param turn the look that ended the wait, if it did
     * @param pause how long to wait for the next one
     */
    private record Step(Optional<Turn> turn, Duration pause) {}

    /** The look by which production is ours. */
    Turn await(Duration limit) throws QueueTimeoutException, QueueUnavailableException, InterruptedException {
        long begin = stay.patience().nanos();
        while (true) {
            Step step = step();
            if (step.turn().isPresent()) {
                return step.turn().get();
            }
            Duration left = limit.minusNanos(stay.patience().nanos() - begin);
            if (left.isNegative() || left.isZero()) {
                throw new QueueTimeoutException(told, limit);
            }
            stay.patience().sleep(left.compareTo(step.pause()) < 0 ? left : step.pause());
        }
    }

    private Step step() throws QueueUnavailableException, InterruptedException {
        long asked = stay.patience().nanos();
        try {
            Sight sight = seen ? stay.line().look() : stay.line().glance();
            outage = Optional.empty();
            tell(sight);
            return judged(new Turn(sight, asked));
        } catch (NotKnownException unknown) {
            seen = false;
            return unknown(unknown);
        }
    }

    private Step judged(Turn turn) {
        Sight sight = turn.sight();
        boolean confirmed = seen;
        seen = sight.isOurs();
        if (!seen) {
            return new Step(Optional.empty(), stay.pace().after(sight.questions()));
        }
        Duration settling = settling(sight);
        boolean settled = settling.isNegative() || settling.isZero();
        if (confirmed && settled) {
            return new Step(Optional.of(turn), Duration.ZERO);
        }
        Duration again = stay.pace().again();
        return new Step(Optional.empty(), settling.compareTo(again) > 0 ? settling : again);
    }

    /** How long whatever was started before us may still be about. */
    private Duration settling(Sight sight) {
        Duration settle = stay.pace().settle();
        if (sight.began().isEmpty()) {
            return settle;
        }
        Instant end = sight.began().get().plus(settle);
        Duration left = Duration.between(sight.at(), end);
        // A clock that says less than nothing has passed is not to be relied on.
        return left.compareTo(settle) > 0 ? settle : left;
    }

    private Step unknown(NotKnownException unknown) throws QueueUnavailableException {
        long now = stay.patience().nanos();
        long since = outage.orElse(now);
        outage = Optional.of(since);
        boolean bearable = unknown.retryAfter().isPresent() || now - since < OUTAGE.toNanos();
        // Whoever has answered once is GitHub, so that anything else is a fault that may pass.
        if (!bearable || (first && !unknown.isPassing())) {
            throw unknown.unavailable(stay.store());
        }
        Duration pause = stay.pace().look();
        return new Step(
                Optional.empty(),
                unknown.retryAfter()
                        .filter(wanted -> wanted.compareTo(pause) > 0)
                        .orElse(pause));
    }

    private void tell(Sight sight) throws InterruptedException {
        QueuePosition position = stay.position(sight);
        boolean changed = position.ahead() != told.ahead()
                || position.depth() != told.depth()
                || !position.holder().map(Holder::summary).equals(told.holder().map(Holder::summary));
        told = position;
        if (first || changed) {
            listener.moved(position);
        }
        first = false;
    }
}
