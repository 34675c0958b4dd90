package edu.paws360.deploy.health.probe;

import java.util.Collection;
import java.util.List;

/**
 * Asks one service once whether it is well. A probe may be asked many times, and holds nothing between two attempts;
 * implementations are immutable and thread-safe.
 */
@FunctionalInterface
public interface Probe {
    /**
     * Asks once. Anything that can block is bounded by the deadline, and whatever has to be closed to end a blocked
     * call is handed to {@link Deadline#guard}, so that the attempt ends when its caller no longer wants it.
     *
     * @param deadline when this attempt has to be over
     * @return what was seen
     * @throws java.io.IOException if the service could not be asked; {@link Faults} says what that means
     * @throws InterruptedException if the attempt is no longer wanted
     * @throws Exception anything else means no
     */
    ProbeOutcome attempt(Deadline deadline) throws Exception;

    /**
     * What is asked, for messages.
     *
     * @return an address without user, password or query, for example {@code http://127.0.0.1:8080/health}
     */
    default String target() {
        return "the service";
    }

    /**
     * What must not be seen of what the service answers, and of faults: the probe's own passwords and tokens.
     *
     * @return the values, none by default
     */
    default Collection<String> secrets() {
        return List.of();
    }
}
