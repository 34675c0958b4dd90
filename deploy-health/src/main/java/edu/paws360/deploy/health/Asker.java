package edu.paws360.deploy.health;

import edu.paws360.deploy.health.probe.ProbeOutcome;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Asks once within a limit, whatever the service does. */
@FunctionalInterface
interface Asker {
    ProbeOutcome ask(Duration limit) throws InterruptedException;

    /** The same, with secrets replaced in what was seen before anybody hears of it. */
    default Asker masked(UnaryOperator<ProbeOutcome> masked) {
        return limit -> masked.apply(ask(limit));
    }
}
