package edu.paws360.deploy.preflight;

import java.io.IOException;
import java.util.List;

/** Knows the machines that a deployment changes. Must be thread-safe if a {@link Preflight} runs more than once. */
@FunctionalInterface
public interface Targets {
    /**
     * Reads them. Must end soon after an interrupt.
     *
     * @return the targets; none at all fails the check
     * @throws IOException if they cannot be read; the message is shown, so it must not hold a secret
     * @throws InterruptedException if interrupted while reading
     */
    List<Target> read() throws IOException, InterruptedException;
}
