package edu.paws360.deploy.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The last line of a terminal, which is written over again and again. The cursor is left at its beginning, so that what somebody
 * else prints stands there and not behind it. Not thread-safe.
 */
final class LiveLine {
    /** Without a line break at the right edge: how wide a terminal is may change, and a second line could not be taken back. */
    private static final String NO_WRAP = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";
    private static final String REST = "\u001b[K";
    private static final int LONGEST = 500;

    private final PrintStream terminal;
    private boolean shown;

    /**
     * A line at the end of a terminal.
     *
     * @param terminal what it is written to
     */
    LiveLine(PrintStream terminal) {
        this.terminal = terminal;
    }

    /** At the end of the terminal that this process writes to, past Maven, which decorates its output. */
    static LiveLine here() {
        return new LiveLine(new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8));
    }

    /** Shows a text instead of the one before. */
    void show(String text) {
        String line = text.lines().findFirst().orElse("");
        write("\r" + NO_WRAP + line.substring(0, Math.min(line.length(), LONGEST)) + REST + WRAP + "\r");
        shown = true;
    }

    /** Takes it away, so that a line of the log can stand there. */
    void erase() {
        if (shown) {
            write("\r" + REST);
            shown = false;
        }
    }

    private void write(String text) {
        System.out.flush();
        terminal.print(text);
        terminal.flush();
    }
}
