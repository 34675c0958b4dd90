package edu.paws360.deploy.runner;

/**
 * A runner that was asked whether it can take work, and waits for the word to begin with it. So whatever it took to ask is not done
 * twice. Used once, by one thread at a time, and to be closed; it waits for a minute only, after which the work is not started.
 */
public interface Standby extends AutoCloseable {

    /**
     * One of a runner that takes no work.
     *
     * @param why what was seen and what to do
     * @return it
     */
    static Standby refusing(String why) {
        return new Refusal(new Fitness.Unfit(why));
    }

    /**
     * Whether the runner can take the work.
     *
     * @return fit, or why not
     */
    Fitness fitness();

    /**
     * Executes the work, as {@link Runner#run(Work, Mandate, OutputListener)} does. A runner that is not fit starts nothing.
     *
     * @param work what was asked about; its environment may have grown
     * @param mandate as there
     * @param output as there
     * @return as there
     */
    RunnerOutcome run(Work work, Mandate mandate, OutputListener output);

    /** Ends what was started to ask, where nothing was executed. Waits a second for that. */
    @Override
    void close();
}
