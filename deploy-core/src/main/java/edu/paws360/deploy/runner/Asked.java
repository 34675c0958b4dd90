package edu.paws360.deploy.runner;

/** A runner that keeps nothing of having been asked. */
record Asked(Runner runner, Fitness fitness) implements Standby {

    @Override
    public RunnerOutcome run(Work work, Mandate mandate, OutputListener output) {
        return runner.run(work, mandate, output);
    }

    @Override
    public void close() {
        // nothing is kept
    }
}
