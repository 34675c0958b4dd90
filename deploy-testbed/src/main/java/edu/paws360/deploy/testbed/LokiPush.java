package edu.paws360.deploy.testbed;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one request brings to a Loki, read strictly: a member that Loki would pass over is refused too.
 *
 * @param streams the streams in their order
 */
record LokiPush(List<Stream> streams) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** A stream's labels without those that are empty, which are none, and its entries. */
    record Stream(Map<String, String> labels, List<LokiEntry> entries) {}

    /**
     * Reads the body of a request.
     *
     * @throws IllegalArgumentException if it is not the JSON that Loki takes
     */
    static LokiPush of(String body) {
        try {
            JsonNode push = JSON.readTree(body);
            requireMembers(push, Set.of("streams"), "the request");
            return new LokiPush(elements(push.get("streams"), "streams")
                    .map(LokiPush::stream)
                    .toList());
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException(malformed.getOriginalMessage(), malformed);
        }
    }

    private static Stream stream(JsonNode json) {
        requireMembers(json, Set.of("stream", "values"), "a stream");
        Map<String, String> labels = texts(json.get("stream"), "stream");
        labels.values().removeIf(String::isEmpty);
        return new Stream(
                labels,
                elements(json.get("values"), "values").map(LokiPush::entry).toList());
    }

    private static LokiEntry entry(JsonNode json) {
        require(json.isArray() && (json.size() == 2 || json.size() == 3), "an entry has 2 or 3 elements, not " + json);
        return new LokiEntry(
                stamp(text(json.get(0), "a stamp")),
                text(json.get(1), "a line"),
                json.size() == 2 ? Map.of() : texts(json.get(2), "structured metadata"));
    }

    private static long stamp(String text) {
        require(text.matches("[0-9]{1,19}"), "a stamp is a string of digits, not " + text);
        return Long.parseLong(text);
    }

    private static void requireMembers(JsonNode json, Set<String> names, String what) {
        require(
                json.isObject() && Set.copyOf(json.propertyNames()).equals(names),
                what + " has " + names + ", not " + json);
    }

    private static java.util.stream.Stream<JsonNode> elements(JsonNode json, String what) {
        require(json.isArray(), what + " is an array, not " + json);
        return json.valueStream();
    }

    private static Map<String, String> texts(JsonNode json, String what) {
        require(json.isObject(), what + " is an object, not " + json);
        return json.propertyStream()
                .collect(Collectors.toMap(Map.Entry::getKey, member -> text(member.getValue(), "a value in " + what)));
    }

    private static String text(JsonNode json, String what) {
        require(json.isString(), what + " is a string, not " + json);
        return json.stringValue();
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
