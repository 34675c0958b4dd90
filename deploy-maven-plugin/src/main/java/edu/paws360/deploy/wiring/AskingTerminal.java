package edu.paws360.deploy.wiring;

import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.guard.Terminal;
import java.io.IOException;
import java.util.Optional;

/**
 * A terminal on which nothing moves while somebody types.
 *
 * @param terminal the terminal
 * @param screen what else is shown there
 */
record AskingTerminal(Terminal terminal, Screen screen) implements Terminal {
    @Override
    public boolean isPresent() {
        return terminal.isPresent();
    }

    @Override
    public String user() {
        return terminal.user();
    }

    @Override
    public void show(String line) {
        screen.asking();
        terminal.show(line);
    }

    @Override
    public Optional<String> readLine() throws IOException {
        return terminal.readLine();
    }
}
