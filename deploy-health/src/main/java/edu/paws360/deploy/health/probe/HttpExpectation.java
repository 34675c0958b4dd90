package edu.paws360.deploy.health.probe;

import edu.paws360.deploy.health.probe.ProbeOutcome.Delay;
import edu.paws360.deploy.health.probe.ProbeOutcome.Healthy;
import edu.paws360.deploy.health.probe.ProbeOutcome.No;
import edu.paws360.deploy.health.probe.ProbeOutcome.NotYet;
import edu.paws360.deploy.health.probe.ProbeOutcome.Objection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an HTTP answer has to say. A status of 502, 503 or 504 that is not expected means not yet, any other means no, and
 * 401 or 403 that access was denied.
 * The values come before the rest of the JSON: while the old version answers, what else it says does not count.
 * Immutable and thread-safe.
 *
 * @param status the good statuses
 * @param values what has to stand at single places of the JSON
 * @param json what the JSON has to contain, see {@link #withJson}
 */
public record HttpExpectation(StatusExpectation status, List<Value> values, Optional<JsonNode> json) {
    /** HTTP 200, whatever the body says. */
    public static final HttpExpectation OK = new HttpExpectation(StatusExpectation.OK, List.of(), Optional.empty());

    // A member that is there twice could say healthy and down at once, so it counts as unreadable.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /**
     * What has to stand at one place of the JSON.
     *
     * @param pointer the place, a JSON pointer (RFC 6901) such as {@code /build/commit}
     * @param value its text; a number or a boolean is compared by its text, too
     * @param otherwise what another value, or none, means
     */
    public record Value(JsonPointer pointer, String value, Otherwise otherwise) {
        private Optional<String> difference(JsonNode answer) {
            JsonNode actual = answer.at(pointer);
            return actual.isValueNode() && actual.asString().equals(value)
                    ? Optional.empty()
                    : Optional.of(JsonDifference.text(pointer, '"' + value + '"', actual));
        }
    }

    /** Takes a copy of the values. */
    public HttpExpectation {
        values = List.copyOf(values);
    }

    /**
     * The same with other good statuses.
     *
     * @param other the good statuses
     * @return a new expectation
     */
    public HttpExpectation withStatus(StatusExpectation other) {
        return new HttpExpectation(other, values, json);
    }

    /**
     * The same with JSON that the answer has to contain: every member of an expected object, at any depth, has to be
     * there and equal, and the answer may have more; arrays have to be of one length, their elements matching in turn.
     *
     * @param text the expected JSON
     * @return a new expectation
     * @throws IllegalArgumentException if the text is not JSON
     */
    public HttpExpectation withJson(String text) {
        return new HttpExpectation(status, values, Optional.of(expected(text)));
    }

    /**
     * The same with one more value that has to stand at a place of the JSON.
     *
     * @param pointer a JSON pointer (RFC 6901) such as {@code /commit}
     * @param value the text that has to stand there
     * @param otherwise what another value, or none, means
     * @return a new expectation
     * @throws IllegalArgumentException if the pointer is not one
     */
    public HttpExpectation withValue(String pointer, String value, Otherwise otherwise) {
        List<Value> more = new ArrayList<>(values);
        more.add(new Value(JsonPointer.compile(pointer), value, otherwise));
        return new HttpExpectation(status, more, json);
    }

    private static JsonNode expected(String text) {
        try {
            JsonNode tree = JSON.readTree(text);
            if (!tree.isMissingNode()) {
                return tree;
            }
            throw new IllegalArgumentException("Expected JSON such as {\"status\": \"healthy\"}, but it is empty");
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "Expected JSON such as {\"status\": \"healthy\"}, but: " + e.getOriginalMessage(), e);
        }
    }

    /** Compares an answer with this. */
    ProbeOutcome judge(String target, HttpAnswer answer) {
        String seen = "HTTP " + answer.status() + " from " + target;
        if (!status.matches(answer.status())) {
            return otherStatus(seen, answer);
        }
        if (values.isEmpty() && json.isEmpty()) {
            return new Healthy(seen);
        }
        try {
            return judge(seen, answer, JSON.readTree(answer.body()));
        } catch (JacksonException e) {
            return new No(seen + ", but its body is not readable JSON: " + e.getOriginalMessage(), answer.excerpt());
        }
    }

    private ProbeOutcome otherStatus(String seen, HttpAnswer answer) {
        String detail = seen + " (expected " + status + ")";
        return switch (answer.status()) {
            case 502, 503, 504 -> new NotYet(detail, answer.excerpt());
            case 301, 302, 303, 307, 308 ->
                new No(detail + ", redirects are not followed: name the address it leads to", answer.excerpt());
            case 401, 403 -> new No(detail, answer.excerpt(), Objection.ACCESS_DENIED);
            default -> new No(detail, answer.excerpt());
        };
    }

    private ProbeOutcome judge(String seen, HttpAnswer answer, JsonNode tree) {
        if (tree.isMissingNode()) {
            return new No(seen + ", but its body is empty where JSON was expected");
        }
        Optional<String> old = difference(tree, Otherwise.NOT_YET);
        if (old.isPresent()) {
            return new NotYet(seen + ", but " + old.get(), answer.excerpt(), Delay.OLD_VERSION);
        }
        String wrong = difference(tree, Otherwise.NO)
                .orElseGet(() -> json.map(expected -> JsonDifference.between(expected, tree))
                        .orElse(""));
        return wrong.isEmpty() ? new Healthy(seen) : new No(seen + ", but " + wrong, answer.excerpt());
    }

    private Optional<String> difference(JsonNode tree, Otherwise otherwise) {
        return values.stream()
                .filter(value -> value.otherwise() == otherwise)
                .flatMap(value -> value.difference(tree).stream())
                .findFirst();
    }
}
