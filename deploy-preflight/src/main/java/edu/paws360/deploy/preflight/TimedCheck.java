package edu.paws360.deploy.preflight;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.ReasonCode;
import java.io.IOException;
import java.time.Duration;

/**
 * A check of this module: a look, its name and reason, and the time it took.
 *
 * @param name as {@code deploy.preflight.skip} spells it
 * @param reason why it fails, if it fails
 * @param look what it does
 */
record TimedCheck(String name, ReasonCode reason, Look look) implements Check {
    @Override
    public CheckResult run() throws InterruptedException {
        long start = System.nanoTime();
        Finding found = find();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        ReasonCode why = found.status().blocks() ? reason : ReasonCode.OK;
        return new CheckResult(name, found.status(), why, found.detail(), took);
    }

    private Finding find() throws InterruptedException {
        try {
            return look.look();
        } catch (IOException e) {
            return Finding.unknown(e.getClass() == IOException.class ? Wording.of(e) : inContext(e));
        }
    }

    /** The JDK says little more than the name of a file. */
    private String inContext(IOException e) {
        return "it could not be found out (" + Wording.of(e) + "; expected an answer); look into it, or name " + name
                + " in deploy.preflight.skip";
    }
}
