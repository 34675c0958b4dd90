package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.runner.Work;
import java.util.List;

/**
 * What changes production. Immutable.
 *
 * @param work what a runner runs
 * @param kind what its exit codes mean
 * @param inWords what it runs, in one line for people, without secrets
 * @param secretNames the secrets that the work may read from its environment
 */
public record Execution(Work work, CommandKind kind, String inWords, List<String> secretNames) {
    /** Keeps its own copy. */
    public Execution {
        secretNames = List.copyOf(secretNames);
    }
}
