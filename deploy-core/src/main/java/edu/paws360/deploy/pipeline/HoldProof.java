package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.HoldLostException;
import edu.paws360.deploy.queue.Holder;
import edu.paws360.deploy.runner.Mandate;
import java.time.Duration;
import java.util.Optional;

/** What is known of the hold: whether it is ours, and when that was confirmed last. Thread-safe. */
final class HoldProof implements Mandate {
    private final Hold hold;
    private long confirmed = System.nanoTime();
    private Optional<Holder> violator = Optional.empty();

    /** Of a hold that was just granted. */
    HoldProof(Hold hold) {
        this.hold = hold;
    }

    /** Asks; why nothing more may be changed: the hold is not ours any more, or nobody can tell. */
    Optional<StageResult> fault() {
        try {
            long asked = System.nanoTime();
            confirm(asked - hold.check().toNanos());
            return Optional.empty();
        } catch (HoldLostException lost) {
            lost.successor().ifPresent(this::note);
            return Optional.of(StageResult.failed(ReasonCode.HOLD_LOST, lost.getMessage()));
        }
    }

    private synchronized void confirm(long at) {
        if (at - confirmed > 0) {
            confirmed = at;
        }
    }

    private synchronized void note(Holder other) {
        violator = violator.or(() -> Optional.of(other));
    }

    /** Who else was seen to hold production while it was to be ours, if somebody was. */
    synchronized Optional<Holder> violator() {
        return violator;
    }

    @Override
    public synchronized Duration age() {
        return Duration.ofNanos(System.nanoTime() - confirmed);
    }
}
