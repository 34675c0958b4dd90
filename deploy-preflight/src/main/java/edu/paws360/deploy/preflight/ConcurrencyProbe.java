package edu.paws360.deploy.preflight;

import java.io.IOException;
import java.util.Optional;

/** Knows whether another production deployment is active, for example by asking GitHub (spec, "Preflight Checks", 5). */
@FunctionalInterface
public interface ConcurrencyProbe {
    /**
     * Asks who deploys now, apart from the run that asks. Must end soon after an interrupt.
     *
     * @return a description of the other deployment, or empty if there is none
     * @throws IOException if it could not be found out; the message is shown, so it must not hold a secret
     * @throws InterruptedException if interrupted while asking
     */
    Optional<String> holder() throws IOException, InterruptedException;
}
