package edu.paws360.deploy.queue;

import java.util.Optional;

/**
 * Lets one deployment at a time change production, first come, first served (spec, "Queue Management"). Thread-safe.
 */
public interface DeploymentQueue {
    /**
     * Draws the next ticket. It keeps its place in line, without anything being called, until it is closed, its process
     * ends, or it is silent for longer than the lease.
     *
     * @param who the applicant, as others will read it
     * @return the ticket, to be closed on every path
     * @throws QueueUnavailableException if the queue's store cannot be read or written; nothing was drawn then
     * @throws InterruptedException if the thread was interrupted; nothing was drawn then
     */
    Ticket enter(Applicant who) throws QueueUnavailableException, InterruptedException;

    /**
     * Looks at the queue without a ticket, and changes nothing.
     *
     * @return who holds and who waits
     * @throws QueueUnavailableException if the queue's store cannot be read: unknown, which is never the same as empty
     */
    QueueSnapshot look() throws QueueUnavailableException;

    /**
     * Whether the store still has a ticket, waiting or holding, its owner alive, dead or silent: {@link #look()} leaves out
     * those that were lost, but production stays closed as long as the ticket of a holder is there.
     *
     * @param ticket the ticket's number
     * @return {@code false} once it was given back or removed, or if it was never drawn
     * @throws QueueUnavailableException if the queue's store cannot be read
     */
    boolean isThere(long ticket) throws QueueUnavailableException;

    /**
     * Leaves an order for the deployment that has a ticket. It looks for orders at least once a second, while it waits and
     * while it holds production, and answers them.
     *
     * @param ticket the number of a ticket that waits or holds production
     * @param order what is asked of it
     * @return whether there is such a ticket whose owner may hear of it; otherwise nothing was left
     * @throws QueueUnavailableException if the queue's store cannot be read or written
     * @throws InterruptedException if the thread was interrupted; the order may have been left then
     */
    boolean order(long ticket, Order order) throws QueueUnavailableException, InterruptedException;

    /**
     * What was answered to an order. Orders and answers go when their ticket goes.
     *
     * @param ticket the ticket that it was left for
     * @param orderId the order's id
     * @return one line for people; empty while there is no answer, and once the ticket is gone
     * @throws QueueUnavailableException if the queue's store cannot be read
     */
    Optional<String> answer(long ticket, String orderId) throws QueueUnavailableException;

    /**
     * What is live, as the last holder that knew it has {@linkplain Hold#noteLive noted} in the store.
     *
     * @param where what is deployed, and where to
     * @return the commit; empty where nobody has noted one, or the store keeps none
     * @throws QueueUnavailableException if the store cannot be read: unknown, which is never the same as empty
     */
    Optional<LiveCommit> live(Destination where) throws QueueUnavailableException;

    /**
     * Claims work that the one who holds production has others do. Of all who claim the same for the same hold, whenever they do, one
     * has it: whoever came first.
     *
     * @param claim which work, and who claims it
     * @return who has it; empty where nobody holds production under that token, and nothing was claimed
     * @throws QueueUnavailableException if the store keeps no claims, or cannot be written; it may be claimed nevertheless, and
     *     nothing may be done
     */
    default Optional<Claimed> claim(Claim claim) throws QueueUnavailableException {
        throw new QueueUnavailableException(
                toString(),
                "it keeps no claims, so that work sent elsewhere could be done twice",
                "Set deploy.queue.type to postgres.",
                null);
    }
}
