package edu.paws360.deploy.runner;

import java.util.Set;

/** Executes work on this machine, under a supervisor that needs {@code python3}, version 3.8 or newer, on the PATH. */
public final class LocalRunner implements Runner {

    private final String name;
    private final Supervision supervision;

    /**
     * A runner on this machine, whose commands get the whole environment of this process.
     *
     * @param name tells runners apart, such as {@code primary}
     * @throws IllegalArgumentException if the name is blank
     */
    public LocalRunner(String name) {
        this(name, Set.of());
    }

    /**
     * A runner on this machine, whose commands get the environment of this process without some variables.
     *
     * @param name tells runners apart, such as {@code primary}
     * @param withheld the names of the variables that they do not get, unless the work adds them
     * @throws IllegalArgumentException if the name is blank
     */
    public LocalRunner(String name, Set<String> withheld) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("The runner has no name; expected one such as \"primary\"");
        }
        this.name = name;
        this.supervision = new Supervision(new LocalSite(withheld), Supervisor.script());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public RunnerOutcome run(Work work, Mandate mandate, OutputListener output) {
        return supervision.run(work, mandate, output);
    }

    @Override
    public Fitness fitness(Work work) throws InterruptedException {
        return supervision.fitness(work);
    }

    @Override
    public Standby standBy(Work work) throws InterruptedException {
        return supervision.standBy(work);
    }
}
