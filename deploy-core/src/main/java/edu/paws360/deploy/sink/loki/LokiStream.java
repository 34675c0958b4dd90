package edu.paws360.deploy.sink.loki;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A stream as a Loki knows it. Immutable.
 *
 * @param labels its labels
 * @param metadata what each of its lines bears besides
 */
record LokiStream(Map<String, String> labels, Map<String, String> metadata) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The labels as a JSON object. */
    String labelsJson() {
        return JSON.writeValueAsString(labels);
    }

    /** How an entry ends behind its text. */
    String entryEnd() {
        return metadata.isEmpty() ? "]" : "," + JSON.writeValueAsString(metadata) + "]";
    }
}
