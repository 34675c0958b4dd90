package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.runner.OutputListener;

/** Where the output of each runner goes, so that a line can be told by whose it is. Implementations are thread-safe. */
@FunctionalInterface
public interface RunnerOutput {
    /**
     * A listener for what one runner prints.
     *
     * @param runner the runner's name, as in the journal
     * @return sees every line of it
     */
    OutputListener of(String runner);
}
