package edu.paws360.deploy.runner;

import java.time.Instant;

/** A runner that cannot take the work, for which nothing is kept. */
record Refusal(Fitness.Unfit fitness) implements Standby {

    @Override
    public RunnerOutcome run(Work work, Mandate mandate, OutputListener output) {
        Instant now = Instant.now();
        return new RunnerOutcome.NotStarted(fitness.why(), now, now);
    }

    @Override
    public void close() {
        // nothing is kept
    }
}
