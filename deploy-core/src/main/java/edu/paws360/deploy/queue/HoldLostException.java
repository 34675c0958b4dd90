package edu.paws360.deploy.queue;

import java.util.Optional;

/** Production is not, or not provably, ours any more: change nothing. */
public final class HoldLostException extends QueueException {
    private static final long serialVersionUID = 1L;

    private final long fencingToken;
    private final transient Optional<Holder> successor;

    private HoldLostException(long fencingToken, String seen, Optional<Holder> successor, Throwable cause) {
        super(
                "The hold with fencing token " + fencingToken + " cannot be relied on any more: " + seen
                        + ". Nothing further may be changed; look at what was deployed until now, then start again.",
                cause);
        this.fencingToken = fencingToken;
        this.successor = successor;
    }

    /**
     * Somebody else holds production, or nobody does.
     *
     * @param fencingToken the token of the lost hold
     * @param successor who holds production now
     * @return the exception
     */
    public static HoldLostException replaced(long fencingToken, Optional<Holder> successor) {
        String now = successor
                .map(holder -> "production is held by " + holder.summary() + " with token " + holder.token())
                .orElse("the queue no longer knows it, because it was given back, replaced, or cleared by somebody");
        return new HoldLostException(fencingToken, now, successor, null);
    }

    /**
     * The lease ran out, and nobody took over yet.
     *
     * @param fencingToken the token of the lost hold
     * @return the exception
     */
    public static HoldLostException silent(long fencingToken) {
        String seen = "it was not renewed within its lease (deploy.queue.lease), so that anybody may take over";
        return new HoldLostException(fencingToken, seen, Optional.empty(), null);
    }

    /**
     * The store cannot tell.
     *
     * @param fencingToken the token of the hold
     * @param cause why not
     * @return the exception
     */
    public static HoldLostException unproven(long fencingToken, QueueUnavailableException cause) {
        return new HoldLostException(
                fencingToken, "the store cannot tell who holds production", Optional.empty(), cause);
    }

    /**
     * The token of the hold that was lost.
     *
     * @return one or more
     */
    public long fencingToken() {
        return fencingToken;
    }

    /**
     * Who holds production now.
     *
     * @return empty where nobody does, or where it is not known
     */
    public Optional<Holder> successor() {
        return successor;
    }
}
