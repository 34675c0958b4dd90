package edu.paws360.deploy.wiring;

import edu.paws360.deploy.queue.DeploymentQueue;
import edu.paws360.deploy.queue.Holder;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.runner.DispatchOrder;
import edu.paws360.deploy.runner.Mandate;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the deployment that sent us still holds production, as the queue's store has it. Thread-safe. */
final class DispatchedHold implements Mandate {
    private static final Logger LOG = LoggerFactory.getLogger(DispatchedHold.class);

    private final DeploymentQueue queue;
    private final DispatchOrder order;
    private long confirmed = System.nanoTime();

    DispatchedHold(DeploymentQueue queue, DispatchOrder order) {
        this.queue = queue;
        this.order = order;
    }

    /**
     * Asks the store.
     *
     * @return why nothing may be changed for this deployment; empty if it holds production
     * @throws QueueUnavailableException if the store does not say
     */
    Optional<String> fault() throws QueueUnavailableException {
        long asked = System.nanoTime();
        Optional<Holder> holder = queue.look().holder();
        if (holder.filter(this::isOurs).isPresent()) {
            confirm(asked);
            return Optional.empty();
        }
        return Optional.of("deployment " + order.deployment() + " does not hold production under token " + order.token()
                + holder.map(other -> "; held by " + other.summary()).orElse("; nobody does"));
    }

    /** Asks again; a store that does not answer confirms nothing, so that the command ends when that lasts. */
    Optional<String> lost() {
        try {
            return fault();
        } catch (QueueUnavailableException unreadable) {
            LOG.debug("The queue did not confirm the hold", unreadable);
            return Optional.empty();
        }
    }

    private boolean isOurs(Holder holder) {
        return holder.token() == order.token()
                && holder.applicant().deploymentId().equals(order.deployment())
                && holder.applicant().commit().equals(order.commit());
    }

    private synchronized void confirm(long asked) {
        confirmed = asked;
    }

    @Override
    public synchronized Duration age() {
        return Duration.ofNanos(System.nanoTime() - confirmed);
    }
}
