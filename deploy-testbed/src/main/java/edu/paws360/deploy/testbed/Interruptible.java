package edu.paws360.deploy.testbed;

import java.util.ArrayList;
import java.util.List;

/**
 * Starts programs as a terminal or a CI does, so that INT ends them. A shell starts what it runs in the background with INT
 * ignored, everything below inherits that, and a JVM that finds it so never hears of the signal.
 */
public final class Interruptible {
    private static final String BECOME =
            "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execvp(sys.argv[1], sys.argv[1:])";

    private Interruptible() {}

    /**
     * The same command with INT as it is by default.
     *
     * @param command a program and its arguments
     * @return a command whose process becomes that program
     */
    public static List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>(List.of("python3", "-I", "-S", "-c", BECOME));
        whole.addAll(command);
        return whole;
    }
}
