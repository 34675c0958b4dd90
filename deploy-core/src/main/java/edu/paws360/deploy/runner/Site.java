package edu.paws360.deploy.runner;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where supervisors are launched. Immutable. */
interface Site {

    /** What starts the supervisor's loader, its standard streams connected to ours. */
    List<String> launch(String ident, int scriptSize);

    /** The environment variables of this process that nothing launched here gets. */
    Set<String> withheld();

    /** The loader of a supervisor, not started yet. */
    default ProcessBuilder loader(String ident, int scriptSize) {
        ProcessBuilder loader = new ProcessBuilder(launch(ident, scriptSize));
        loader.environment().keySet().removeAll(withheld());
        return loader;
    }

    /**
     * The work as it is done here.
     *
     * @throws IOException if it cannot be done here, with the reason as message
     */
    Assignment assign(Work work) throws IOException;

    /**
     * The files that go along.
     *
     * @throws IOException if they cannot be read, with the reason as message
     */
    Optional<Upload> upload() throws IOException;

    /** What a lost connection means. */
    Loss loss(Sweep sweep);

    /** What is wrong with a connection that ended, and what to do, from the last of its standard error. */
    String explain(String errors);
}
