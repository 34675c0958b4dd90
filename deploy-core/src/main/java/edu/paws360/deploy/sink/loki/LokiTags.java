package edu.paws360.deploy.sink.loki;

/**
 * Where {@code deployment_id}, {@code workflow_run_id} and {@code runner_id} of a line are kept. Both can be searched for;
 * a label makes a stream of its own for every deployment, which costs the Loki something, metadata does not.
 */
public enum LokiTags {
    /** They are labels of the stream (spec, "Logging"). */
    LABELS,
    /** They are structured metadata of each line: for Loki 3, or 2.9 where it is switched on. */
    METADATA
}
