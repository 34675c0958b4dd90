package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.HoldLostException;
import edu.paws360.deploy.queue.Order;
import edu.paws360.deploy.queue.QueueUnavailableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the hold, and for orders, as long as production is held. */
final class HoldWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HoldWatch.class);
    private static final long BETWEEN_LOOKS_MILLIS = 250;
    private static final Duration LAST_LOOK = Duration.ofSeconds(2);

    private final CountDownLatch done = new CountDownLatch(1);
    private final Map<String, String> answers = new HashMap<>();
    private final Hold hold;
    private final Helm helm;
    private final Thread watch = new Thread(this::watch, "deploy-hold-watch");

    private HoldWatch(Hold hold, Helm helm) {
        this.hold = hold;
        this.helm = helm;
        watch.setDaemon(true);
    }

    /** Watches until closed. */
    static HoldWatch over(Hold hold, Helm helm) {
        HoldWatch begun = new HoldWatch(hold, helm);
        begun.watch.start();
        return begun;
    }

    private void watch() {
        try {
            do {
                look();
            } while (!done.await(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        } catch (JournalException unusable) {
            helm.end(StageResult.failed(ReasonCode.JOURNAL_UNUSABLE, unusable.getMessage()));
        } catch (RuntimeException | Error fault) {
            LOG.error("The watch over the hold broke", new Unspoken(fault));
            helm.end(StageResult.failed(ReasonCode.INTERNAL_ERROR, "the watch over the hold broke: " + fault));
        }
    }

    private void look() throws JournalException {
        Optional<StageResult> fault = fault(hold);
        if (fault.isPresent()) {
            helm.end(fault.get());
            return; // the ticket's number may be another one's by now, and so may the orders
        }
        try {
            for (Order order : hold.orders()) {
                hold.answer(order, answer(order));
            }
        } catch (QueueUnavailableException unreadable) {
            // Whether production is still ours is what the hold says.
            LOG.debug("The queue cannot be asked for orders", unreadable);
        }
    }

    /** One that could not be answered comes again, and was obeyed before. */
    private String answer(Order order) throws JournalException {
        if (!answers.containsKey(order.id())) {
            answers.put(order.id(), helm.take(order));
        }
        return answers.get(order.id());
    }

    /** Why nothing more may be changed: the hold is not ours any more, or nobody can tell. */
    static Optional<StageResult> fault(Hold hold) {
        try {
            hold.check();
            return Optional.empty();
        } catch (HoldLostException lost) {
            return Optional.of(StageResult.failed(ReasonCode.HOLD_LOST, lost.getMessage()));
        }
    }

    /** Ends the watch and waits for its end, which an interrupt does not shorten. */
    @Override
    public void close() {
        done.countDown();
        boolean interrupted = Thread.interrupted();
        try {
            watch.join(LAST_LOOK.toMillis());
        } catch (InterruptedException again) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
