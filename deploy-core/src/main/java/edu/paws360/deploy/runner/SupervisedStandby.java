package edu.paws360.deploy.runner;

/** A supervisor that was asked about work and waits for the word to begin. */
final class SupervisedStandby implements Standby {

    private final Supervision supervision;
    private final Supervised supervised;
    private final Fitness fitness;
    private boolean used;

    SupervisedStandby(Supervision supervision, Supervised supervised, Fitness fitness) {
        this.supervision = supervision;
        this.supervised = supervised;
        this.fitness = fitness;
    }

    @Override
    public Fitness fitness() {
        return fitness;
    }

    @Override
    public RunnerOutcome run(Work work, Mandate mandate, OutputListener output) {
        if (used) {
            throw new IllegalStateException(
                    "This supervisor was told to execute already, or let go; ask the runner again");
        }
        used = true;
        return supervision.run(supervised, work, mandate, output);
    }

    @Override
    public void close() {
        if (!used) {
            used = true;
            supervised.close();
        }
    }
}
