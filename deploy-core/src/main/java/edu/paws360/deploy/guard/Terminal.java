package edu.paws360.deploy.guard;

import java.io.IOException;
import java.util.Optional;

/** Where a human sits, perhaps. */
public interface Terminal {
    /**
     * Whether somebody can be asked.
     *
     * @return {@code true} only if both what is shown and what is typed go through a terminal
     */
    boolean isPresent();

    /**
     * Who sits there.
     *
     * @return the name of the account
     */
    String user();

    /**
     * Shows a line.
     *
     * @param line the text, without a line break at its end
     */
    void show(String line);

    /**
     * Waits for a line, perhaps for ever; it is called in a thread of its own.
     *
     * @return what was typed, without the line break; empty if the terminal was closed
     * @throws IOException if nothing can be read
     */
    Optional<String> readLine() throws IOException;

    /**
     * The terminal this process was started from. It is absent where input or output is redirected, as in any CI.
     *
     * @return the terminal, present or not
     */
    static Terminal system() {
        return new SystemTerminal(Optional.ofNullable(System.console()).filter(SystemTerminal::isInteractive));
    }
}
