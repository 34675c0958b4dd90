package edu.paws360.deploy.console;

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
}
