package edu.paws360.deploy.runner;

/**
 * Gets the output of a command, line by line, while it runs.
 *
 * <p>Called by one thread at a time, in the order in which the command wrote. Standard output and standard error come together. A
 * slow listener slows the command down; nothing is piled up in between. What it throws is logged once and otherwise
 * ignored: the deployment goes on. A listener that blocks beyond the end of the work is interrupted and then left out.
 */
@FunctionalInterface
public interface OutputListener {

    /**
     * Takes one line.
     *
     * @param line without its end; malformed UTF-8 is replaced, and what exceeds 64 KiB is cut off with a visible mark
     */
    void line(String line);

    /**
     * Takes what was printed behind the last line, when nothing more comes: the command may have ended, or was killed, in the
     * midst of a word.
     *
     * @param line as in {@link #line}
     */
    default void unfinished(String line) {
        line(line);
    }

    /**
     * Everything that has come so far was handed on; more may follow at once, or never. A listener that collects lines for a
     * file passes them on now, so that what a silent command printed last can be read.
     */
    default void flush() {}
}
