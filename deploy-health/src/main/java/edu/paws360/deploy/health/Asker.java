package edu.paws360.deploy.health;

import edu.paws360.deploy.health.probe.ProbeOutcome;
import java.time.Duration;

/** Asks once within a limit, whatever the service does. */
@FunctionalInterface
interface Asker {
    ProbeOutcome ask(Duration limit) throws InterruptedException;
}
