package edu.paws360.deploy.wiring;

import edu.paws360.deploy.console.Screen;
import java.util.List;

/** A screen that keeps what it shows. */
record ListScreen(List<String> lines) implements Screen {
    @Override
    public void say(String line) {
        lines.add(line);
    }

    @Override
    public void warn(String line) {
        lines.add(line);
    }
}
