package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.Order;
import edu.paws360.deploy.queue.QueueUnavailableException;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what people ask of the one that holds production. For one thread, which waits for the journal. */
final class Orders implements Rounds.Look {
    private static final Logger LOG = LoggerFactory.getLogger(Orders.class);

    private final Map<String, String> answers = new HashMap<>();
    private final Hold hold;
    private final HoldProof proof;
    private final Helm helm;

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
}
