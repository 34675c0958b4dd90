package edu.paws360.deploy.queue;

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
}
