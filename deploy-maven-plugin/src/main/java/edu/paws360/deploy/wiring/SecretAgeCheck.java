package edu.paws360.deploy.wiring;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.guard.SecretAge;
import edu.paws360.deploy.preflight.Check;

/**
 * The age of the secrets among the preflight checks.
 *
 * @param age looks
 * @param required whether a deployment hangs on it
 */
record SecretAgeCheck(SecretAge age, boolean required) implements Check {
    @Override
    public String name() {
        return SecretAge.NAME;
    }

    @Override
    public CheckResult run() throws InterruptedException {
        return required ? age.look() : age.look().asWarning();
    }

    @Override
    public ReasonCode reason() {
        return ReasonCode.SECRETS_EXPIRED;
    }
}
