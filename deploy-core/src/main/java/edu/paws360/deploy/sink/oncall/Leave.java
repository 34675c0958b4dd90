package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.check.Spoken;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A receiver that asked to be left alone is, over runs, deliveries and incidents. For one use, by whoever holds its lock. */
final class Leave {
    private final LedgerFile file;
    private final OnCallSink.Means means;

    Leave(OnCallSink.Means means) {
        this.file = means.file();
        this.means = means;
    }

    /**
     * Waits until it may be told something.
     *
     * @param receiver who asked
     * @param otherwise what becomes of that which is not told
     * @throws IOException if that is not within the time that is left; it is told nothing
     */
    void await(Receiver receiver, String otherwise) throws IOException, InterruptedException {
        Duration rest = rest();
        if (rest.compareTo(means.time().left()) >= 0) {
            throw new IOException("The " + receiver.kind() + " at " + receiver.address()
                    + " asked to be left alone for another " + Spoken.of(rest) + "; " + otherwise + ".");
        }
        Thread.sleep(rest.toMillis());
        file.keep(file.ledger().leftAloneUntil(Optional.empty()));
    }

    /** Whether it asked for that since. */
    boolean isWanted() {
        return !rest().isZero();
    }

    private Duration rest() {
        Instant present =
                means.now().plus(means.time().limit().minus(means.time().left()));
        return file.ledger()
                .notBefore()
                .map(moment -> Duration.between(present, moment))
                .filter(wanted -> !wanted.isNegative())
                .orElse(Duration.ZERO);
    }
}
