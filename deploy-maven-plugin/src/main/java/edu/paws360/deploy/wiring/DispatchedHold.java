package edu.paws360.deploy.wiring;

import edu.paws360.deploy.queue.Claim;
import edu.paws360.deploy.queue.Claimed;
import edu.paws360.deploy.queue.DeploymentQueue;
import edu.paws360.deploy.queue.Holder;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.queue.lease.ElapsedNanos;
import edu.paws360.deploy.runner.DispatchOrder;
import edu.paws360.deploy.runner.Mandate;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the deployment that sent us still holds production, as the queue's store has it. Thread-safe. */
final class DispatchedHold implements Mandate {
    private static final Logger LOG = LoggerFactory.getLogger(DispatchedHold.class);

    private final DeploymentQueue queue;
    private final DispatchOrder order;
    private final LongSupplier clock = ElapsedNanos.here();
    private long confirmed = clock.getAsLong();

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
        long asked = clock.getAsLong();
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

    /**
     * Claims the work, which nobody may do a second time: what was sent can be read, and so sent again, by others.
     *
     * @param by who we are, as others will read it
     * @return who claimed it before, or why it cannot be claimed; empty if it is ours
     * @throws QueueUnavailableException if the store did not say; it may be claimed nevertheless
     */
    Optional<String> claim(String by) throws QueueUnavailableException {
        Optional<Claimed> claimed = queue.claim(new Claim(order.token(), order.runner(), order.work(), by));
        if (claimed.isEmpty()) {
            return Optional.of("deployment " + order.deployment() + " has just lost production");
        }
        return claimed.filter(first -> !first.ours())
                .map(first -> "the work of deployment " + order.deployment() + " for its " + order.runner()
                        + " runner was claimed by " + first.by() + " at " + first.since()
                        + ", and is done once: this is a second dispatch of it. Deploy again instead");
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
        return Duration.ofNanos(clock.getAsLong() - confirmed);
    }
}
