package edu.paws360.deploy.wiring;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.preflight.Check;

/**
 * A check that is not made.
 *
 * @param name what is not checked
 * @param status skipped, or not configured
 * @param why what says so
 */
record NoCheck(String name, CheckStatus status, String why) implements Check {
    @Override
    public CheckResult run() {
        return CheckResult.withoutLook(name, status, why);
    }
}
