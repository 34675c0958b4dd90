package edu.paws360.deploy.metrics;

import java.time.Duration;

/**
 * What a gateway's clock shows at least, as far as its answers tell: as late as it took the latest push of ours that it
 * tells of, and what has passed here since that answer, not since the push: one that was on its way for long would make all
 * others look older than they are. Not thread-safe.
 */
final class GatewayClock {
    private Duration shown = Duration.ZERO;
    private long seen = System.nanoTime();

    /** An answer that just came tells of a push of ours at that time, since 1970. */
    void isAtLeast(Duration pushed) {
        if (pushed.compareTo(now()) > 0) {
            shown = pushed;
            seen = System.nanoTime();
        }
    }

    /** Whether a moment, since 1970, has passed there. */
    boolean isBeyond(Duration moment) {
        return now().compareTo(moment) > 0;
    }

    private Duration now() {
        return shown.plusNanos(System.nanoTime() - seen);
    }
}
