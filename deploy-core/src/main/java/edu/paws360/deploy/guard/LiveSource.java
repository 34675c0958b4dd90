package edu.paws360.deploy.guard;

import java.util.List;

/** Somebody who may know what is live. Implementations are immutable. */
public interface LiveSource {
    /**
     * Asks.
     *
     * @return what is live there, or why that is not known
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    LiveAnswer ask() throws InterruptedException;

    /**
     * The secrets that asking takes (spec, "Secrets Management": secret access is audited).
     *
     * @return their names, perhaps none
     */
    default List<String> secretNames() {
        return List.of();
    }

    /**
     * Who it is, in half a sentence.
     *
     * @return for example {@code the journal}
     */
    @Override
    String toString();
}
