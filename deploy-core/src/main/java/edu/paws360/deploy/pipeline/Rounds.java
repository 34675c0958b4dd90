package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.journal.JournalException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at one thing again and again, in a thread of its own, until it is closed. What breaks it ends the deployment. */
final class Rounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    /** A cancelled deployment has 7 seconds for everything. */
    private static final Duration LAST_LOOK = Duration.ofMillis(500);

    private final CountDownLatch done = new CountDownLatch(1);
    private final String what;
    private final Duration pause;
    private final Look look;
    private final Helm helm;
    private final Thread thread;

    /** One look. */
    interface Look {
        void once() throws JournalException;
    }

    private Rounds(String what, Duration pause, Look look, Helm helm) {
        this.what = what;
        this.pause = pause;
        this.look = look;
        this.helm = helm;
        this.thread = new Thread(this::goRound, "deploy-watch-" + what);
        thread.setDaemon(true);
    }

    /** Begins at once, and looks again after every pause. */
    static Rounds begin(String what, Duration pause, Look look, Helm helm) {
        Rounds begun = new Rounds(what, pause, look, helm);
        begun.thread.start();
        return begun;
    }

    private void goRound() {
        try {
            do {
                look.once();
            } while (!done.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        } catch (JournalException unusable) {
            helm.end(StageResult.failed(ReasonCode.JOURNAL_UNUSABLE, unusable.getMessage()));
        } catch (RuntimeException | Error fault) {
            LOG.error("The watch over the {} broke", what, new Unspoken(fault));
            helm.end(StageResult.failed(ReasonCode.INTERNAL_ERROR, "the watch over the " + what + " broke: " + fault));
        }
    }

    /** Ends the rounds and waits a moment for the last look, which an interrupt does not shorten by more than that. */
    @Override
    public void close() {
        done.countDown();
        boolean interrupted = Thread.interrupted();
        try {
            thread.join(LAST_LOOK.toMillis());
        } catch (InterruptedException again) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
