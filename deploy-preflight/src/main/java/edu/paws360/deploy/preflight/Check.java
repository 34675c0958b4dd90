package edu.paws360.deploy.preflight;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.ReasonCode;

/**
 * One look before a deployment begins. Checks run side by side, each on a thread of its own, and an implementation must
 * end soon after it is interrupted: {@link Preflight} interrupts a check that is over its limit and goes on without it.
 */
public interface Check {
    /**
     * What is checked, as {@code deploy.preflight.skip} spells it.
     *
     * @return a name, the same at each call; not blank
     */
    String name();

    /**
     * Looks. An exception or error of any kind is reported as unknown, with {@link #reason()}; its message is shown, so it
     * must not hold a secret.
     *
     * @return what was seen
     * @throws InterruptedException if interrupted while looking
     */
    CheckResult run() throws InterruptedException;

    /**
     * The reason to report when this check could not find out.
     *
     * @return {@link ReasonCode#INTERNAL_ERROR} unless overridden; never {@link ReasonCode#OK}
     */
    default ReasonCode reason() {
        return ReasonCode.INTERNAL_ERROR;
    }
}
