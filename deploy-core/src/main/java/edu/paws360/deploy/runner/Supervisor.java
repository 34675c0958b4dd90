package edu.paws360.deploy.runner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The supervisor script, and how it is launched.
 *
 * <p>The script itself is sent through the standard input of a constant line given to {@code python3 -c}: so no file is left
 * behind, here or on another machine; no shell has to quote the script; and nothing of the work stands among the
 * arguments, where everyone could read it, but a random name that tells works apart.
 */
final class Supervisor {

    /** How long the supervisor insists on KILL before it calls a process unkillable; the same number stands there. */
    static final Duration KILL = Duration.ofSeconds(10);

    /** In the order in which they are joined. */
    private static final List<String> PARTS = List.of("processes", "watchdog", "folder", "supervisor", "sweep", "main");

    /** One line without single quote, backslash and exclamation mark: inside single quotes it passes every remote shell. */
    private static final String LOADER = "import os, sys; size = int(sys.argv[1]);"
            + " more = lambda n: (lambda b: b + more(n - len(b)) if b and len(b) < n else b)(os.read(0, n));"
            + " text = more(size); len(text) == size and exec(compile(text, \"supervisor.py\", \"exec\"))";

    private static final List<String> PYTHON = List.of("python3", "-I", "-S", "-X", "utf8", "-c");

    private Supervisor() {}

    /** A name for one work that nobody else has. */
    static String ident() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** The program and its arguments. */
    static List<String> launch(String ident, int scriptSize) {
        return Stream.concat(PYTHON.stream(), Stream.of(LOADER, Integer.toString(scriptSize), ident))
                .toList();
    }

    /** The same as a line for the login shell of another machine, whichever that is. */
    static String launchLine(String ident, int scriptSize) {
        return "exec " + String.join(" ", PYTHON) + " '" + LOADER + "' " + scriptSize + " " + ident;
    }

    /** The whole script. */
    static byte[] script() {
        ByteArrayOutputStream script = new ByteArrayOutputStream();
        for (String part : PARTS) {
            try (InputStream resource = Supervisor.class.getResourceAsStream(part + ".py")) {
                resource.transferTo(script);
            } catch (IOException e) {
                throw new UncheckedIOException("The supervisor script cannot be read from our own archive", e);
            }
        }
        return script.toByteArray();
    }

    /** The grace of a work that is ended in a hurry. */
    static Duration hurried(Work work) {
        return work.grace().compareTo(Work.HURRY) < 0 ? work.grace() : Work.HURRY;
    }
}
