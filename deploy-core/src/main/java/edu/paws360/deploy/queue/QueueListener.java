package edu.paws360.deploy.queue;

/**
 * Told how a wait goes on. Called in the waiting thread, so it should be quick; what it throws ends the wait, and the ticket
 * is given back.
 */
@FunctionalInterface
public interface QueueListener {
    /**
     * The first look at the line, and each time something in it has changed since.
     *
     * @param position where the ticket stands now
     */
    void moved(QueuePosition position);

    /**
     * The turn came because the holder before was lost, not because it had finished: production may be half deployed.
     *
     * @param previous who held production
     * @param loss how it lost the hold
     */
    default void tookOver(Holder previous, Loss loss) {}
}
