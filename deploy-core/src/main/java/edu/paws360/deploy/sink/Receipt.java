package edu.paws360.deploy.sink;

import java.util.List;

/**
 * What a sink took.
 *
 * @param upTo the number of the last line of the journal that it now has
 * @param detail one line for people, without secrets
 * @param metrics the names of the metrics it published, perhaps none
 */
public record Receipt(long upTo, String detail, List<String> metrics) {
    /** Keeps its own copy. */
    public Receipt {
        metrics = List.copyOf(metrics);
    }
}
