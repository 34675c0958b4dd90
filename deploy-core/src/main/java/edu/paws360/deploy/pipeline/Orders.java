package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.Order;
import edu.paws360.deploy.queue.QueueUnavailableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what people ask of the one that holds production. For one thread, which waits for the journal; when that has ended,
 * for the one that ended it.
 */
final class Orders implements Rounds.Look {
    private static final Logger LOG = LoggerFactory.getLogger(Orders.class);

    /** An answer goes with its ticket, and whoever asked looks for it five times in a second. */
    private static final Duration READABLE = Duration.ofSeconds(1);

    /** A failover that was ordered takes effect before its answer is written. */
    private static final Duration ANSWERED = Duration.ofSeconds(5);

    private static final Duration LOOK = Duration.ofMillis(50);

    private final Map<String, String> answers = new HashMap<>();
    private final Hold hold;
    private final HoldProof proof;
    private final Helm helm;
    private volatile long unreadUntil = System.nanoTime();

    Orders(Hold hold, HoldProof proof, Helm helm) {
        this.hold = hold;
        this.proof = proof;
        this.helm = helm;
    }

    @Override
    public void once() throws JournalException {
        if (proof.fault().isPresent()) {
            return; // the ticket's number may be another one's by now, and so may the orders
        }
        try {
            for (Order order : hold.orders()) {
                awaitReader(order, ANSWERED);
                hold.answer(order, answer(order));
                awaitReader(order, READABLE);
            }
        } catch (QueueUnavailableException unreadable) {
            // Whether production is still ours is what the hold says.
            LOG.debug("The queue cannot be asked for orders", unreadable);
        }
    }

    /** That a cancelled one goes is answer enough. */
    private void awaitReader(Order order, Duration limit) {
        if (order.kind() == Order.Kind.FAILOVER) {
            unreadUntil = System.nanoTime() + limit.toNanos();
        }
    }

    /** Waits until an answer that was given last can have been read; not at all under an interrupt, which stays. */
    void letAnswersBeRead() {
        try {
            for (long left = left(); left > 0; left = left()) {
                TimeUnit.NANOSECONDS.sleep(Math.min(left, LOOK.toNanos()));
            }
        } catch (InterruptedException inHaste) {
            Thread.currentThread().interrupt();
        }
    }

    private long left() {
        return unreadUntil - System.nanoTime();
    }

    /** One that could not be answered comes again, and was obeyed before. */
    private String answer(Order order) throws JournalException {
        if (!answers.containsKey(order.id())) {
            answers.put(order.id(), helm.take(order));
        }
        return answers.get(order.id());
    }
}
