package edu.paws360.deploy.runner;

/** Whether a runner can take work. */
public sealed interface Fitness {

    /**
     * The runner can take the work.
     *
     * @param detail what answered, such as {@code Python 3.11.7}
     */
    record Fit(String detail) implements Fitness {}

    /**
     * The runner cannot take the work, or it could not be found out.
     *
     * @param why what was seen and what to do
     */
    record Unfit(String why) implements Fitness {}
}
