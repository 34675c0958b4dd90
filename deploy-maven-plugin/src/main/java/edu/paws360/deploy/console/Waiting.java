package edu.paws360.deploy.console;

import java.time.Duration;

/** What is waited for, in words that are true when they are shown. Implementations are thread-safe. */
@FunctionalInterface
public interface Waiting {
    /**
     * Says it.
     *
     * @param since how long ago it was told to the screen, not negative
     * @return one line
     */
    String inWords(Duration since);
}
