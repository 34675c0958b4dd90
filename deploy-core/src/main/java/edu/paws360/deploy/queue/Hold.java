package edu.paws360.deploy.queue;

import java.time.Duration;
import java.util.List;

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
     * @return how long before the question that was confirmed: zero where the store answered; more where it could not be asked,
     *     but had answered so lately that nobody else can have production yet
     * @throws HoldLostException if it is not, or if the store cannot tell
     */
    Duration check() throws HoldLostException;

    /**
     * What people have asked of this deployment and what was not answered yet, oldest first.
     *
     * @return the orders
     * @throws QueueUnavailableException if the store cannot be read
     */
    List<Order> orders() throws QueueUnavailableException;

    /**
     * Answers an order, which is then no longer among {@link #orders()}. An answer that cannot be written is logged.
     *
     * @param order the order
     * @param what what was made of it, one line for people
     */
    void answer(Order order, String what);

    /**
     * Notes what is live from now on, for those who come after; only as long as production is ours. An interrupt of the calling
     * thread does not disturb it.
     *
     * @param where what was deployed, and where to
     * @param commit the commit that runs there, found healthy
     * @throws HoldLostException if production is not ours any more; nothing was noted
     * @throws QueueUnavailableException if the store cannot be written; what is noted there is out of date then
     */
    void noteLive(Destination where, String commit) throws HoldLostException, QueueUnavailableException;

    /**
     * Whether the store keeps what is {@linkplain #noteLive noted}.
     *
     * @return {@code false} where to note it does no more than to make sure that production is ours
     */
    default boolean keepsLive() {
        return true;
    }

    /**
     * Stops holding production without giving it to the next in line: for a deployment that cannot prove that what it started
     * has stopped. The next one goes when it would go after the death of this process. Afterwards {@link #close()} does nothing.
     */
    void lapse();

    /**
     * Gives production back to the next in line, if it is still ours; never touches what another one holds. A store that
     * cannot be written is logged: the hold then ends by itself, like that of a dead process. A second call does nothing.
     */
    @Override
    void close();
}
