package edu.paws360.deploy.queue;

/**
 * The right to change production, renewed in the background until it is closed. Having a hold is not proof: ask
 * {@link #check()} before every step that changes something. Thread-safe.
 */
public interface Hold extends AutoCloseable {
    /**
     * The number of the ticket that got the turn.
     *
     * @return one or more
     */
    long ticket();

    /**
     * A number higher than that of every holder before; targets can refuse a lower one.
     *
     * @return one or more
     */
    long fencingToken();

    /**
     * Asks the store whether production is still ours.
     *
     * @throws HoldLostException if it is not, or if the store cannot tell
     */
    void check() throws HoldLostException;

    /**
     * Gives production back to the next in line, if it is still ours; never touches what another one holds. A store that
     * cannot be written is logged: the hold then ends by itself, like that of a dead process. A second call does nothing.
     */
    @Override
    void close();
}
