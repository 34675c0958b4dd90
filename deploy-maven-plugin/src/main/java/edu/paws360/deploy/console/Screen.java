package edu.paws360.deploy.console;

import edu.paws360.deploy.check.CheckStatus;

/** Where lines for people go. Implementations are thread-safe. */
public interface Screen {
    /**
     * A line that tells how it goes on.
     *
     * @param line the line, masked
     */
    void say(String line);

    /**
     * A line that somebody should not overlook.
     *
     * @param line the line, masked
     */
    void warn(String line);

    /**
     * A line that says what everything failed of, and what to do; shown even where a person wants to see nothing else.
     *
     * @param line the line, masked
     */
    default void fail(String line) {
        warn(line);
    }

    /**
     * How one thing ended. What lets nothing go on, and a warning, is not to be overlooked.
     *
     * @param status how it ended
     * @param line the line, masked; the status stands in it in words
     */
    default void row(CheckStatus status, String line) {
        if (status.blocks() || status == CheckStatus.WARNED) {
            warn(line);
        } else {
            say(line);
        }
    }

    /**
     * What is waited for from now on: not a line, but for a screen that shows a sign of life meanwhile.
     *
     * @param what said whenever it is shown
     */
    default void waiting(Waiting what) {}

    /** Somebody is asked on the terminal: nothing may move there until what is going on has ended. */
    default void asking() {}
}
