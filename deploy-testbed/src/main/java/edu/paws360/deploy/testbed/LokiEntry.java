package edu.paws360.deploy.testbed;

import java.util.Map;

/**
 * One line that was pushed to a Loki. Immutable.
 *
 * @param stamp nanoseconds since 1970
 * @param line the line
 * @param metadata its structured metadata, perhaps none
 */
public record LokiEntry(long stamp, String line, Map<String, String> metadata) {
    /** Keeps its own copy of the metadata. */
    public LokiEntry {
        metadata = Map.copyOf(metadata);
    }

    boolean sameAs(LokiEntry other) {
        return stamp == other.stamp && line.equals(other.line);
    }
}
