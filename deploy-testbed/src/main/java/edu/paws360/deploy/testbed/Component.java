package edu.paws360.deploy.testbed;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Something real that tests work with: a server, or programs. A component is started once in a JVM; a test that stops one
 * need not start it again, since the next test class that needs it finds it running. For one thread.
 */
public abstract class Component {
    private final String name;

    Component(String name) {
        this.name = name;
    }

    /** Its name in messages, and the name of its folder. */
    final String name() {
        return name;
    }

    /** What has to be on the machine. */
    abstract List<Program> programs();

    /** What stands in the way of starting it here; nothing where all is well. */
    List<String> missing() {
        return programs().stream()
                .filter(program -> program.find().isEmpty())
                .map(Program::missing)
                .toList();
    }

    /** Gives it a folder, before it is started for the first time. */
    void settleIn(Path folder) {}

    /** Starts what is not running, and waits until it answers. */
    void bringUp() {}

    /** Ends it for good. */
    void close() {}

    /** The logs to be shown with a failure, by their titles. */
    Map<String, Path> logs() {
        return Map.of();
    }
}
