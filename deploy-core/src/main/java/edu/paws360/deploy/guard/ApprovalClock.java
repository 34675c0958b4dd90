package edu.paws360.deploy.guard;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** How long a review has been waited for, and is to be; says when the time is nearly over. For one thread. */
final class ApprovalClock {
    private static final Duration WARNING = Duration.ofMinutes(15);

    private final Patience patience;
    private final Duration limit;
    private final ApprovalListener listener;
    private long began;
    private boolean warned;

    ApprovalClock(Patience patience, Duration limit, ApprovalListener listener) {
        this.patience = patience;
        this.limit = limit;
        this.listener = listener;
        this.began = patience.nanos();
    }

    /** Others have waited before. */
    void beganEarlier(Duration by) {
        began -= by.toNanos();
    }

    Duration waited() {
        return Duration.ofNanos(patience.nanos() - began);
    }

    Duration left() {
        return limit.minus(waited());
    }

    boolean isOver() {
        return left().isNegative() || left().isZero();
    }

    /** Waits, but not beyond the limit; and warns meanwhile, when it is time to. */
    void sleep(Duration pause) throws InterruptedException {
        Duration rest = pause.compareTo(left()) < 0 ? pause : left();
        Duration untilWarning = left().minus(warning());
        if (!warned && !untilWarning.isNegative() && untilWarning.compareTo(rest) <= 0) {
            idle(untilWarning);
            rest = rest.minus(untilWarning);
            warned = true;
            listener.warning("Nobody has approved yet; the deployment ends in " + ApprovalLimit.spoken(left()) + ".");
        }
        idle(rest);
    }

    private Duration warning() {
        Duration tenth = limit.dividedBy(10);
        return tenth.compareTo(WARNING) < 0 ? tenth : WARNING;
    }

    private void idle(Duration pause) throws InterruptedException {
        patience.await(new CompletableFuture<>(), pause.isNegative() ? Duration.ZERO : pause);
    }
}
