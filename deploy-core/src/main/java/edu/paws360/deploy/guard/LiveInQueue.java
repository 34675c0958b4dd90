package edu.paws360.deploy.guard;

import edu.paws360.deploy.queue.DeploymentQueue;
import edu.paws360.deploy.queue.Destination;
import edu.paws360.deploy.queue.QueueUnavailableException;

/**
 * What the holders of a queue have noted in its store.
 *
 * @param queue the queue
 * @param where what is deployed, and where to
 */
public record LiveInQueue(DeploymentQueue queue, Destination where) implements LiveSource {
    /** How the journal names it as a source. */
    public static final String NAME = "the queue's store";

    @Override
    public LiveAnswer ask() {
        try {
            return queue.live(where).<LiveAnswer>map(LiveAnswer.Known::new).orElseGet(LiveAnswer.Nothing::new);
        } catch (QueueUnavailableException unreadable) {
            return new LiveAnswer.Unreadable(
                    String.valueOf(unreadable.getMessage()).replaceFirst("[.]$", ""),
                    "Mend the queue's store, then start again.");
        }
    }

    @Override
    public String toString() {
        return NAME;
    }
}
