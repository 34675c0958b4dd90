package edu.paws360.deploy.guard;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.util.Optional;

/**
 * The terminal this process was started from.
 *
 * @param console the console, where there is a terminal
 */
record SystemTerminal(Optional<Console> console) implements Terminal {

    /**
     * Whether a console is a terminal. Until Java 21 there is no other; newer ones also give a console for a pipe, and
     * have a method that tells, so that {@code echo} cannot approve.
     *
     * @param console the console
     * @return whether a human can sit there
     */
    static boolean isInteractive(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    @Override
    public boolean isPresent() {
        return console.isPresent();
    }

    @Override
    public String user() {
        return System.getProperty("user.name", "unknown");
    }

    @Override
    public void show(String line) {
        console.ifPresent(open -> open.printf("%s%n", line));
    }

    @Override
    public Optional<String> readLine() throws IOException {
        // Console.readLine would hold the lock of the writer for as long as it waits.
        return console.isPresent()
                ? Optional.ofNullable(new BufferedReader(console.get().reader()).readLine())
                : Optional.empty();
    }
}
