package edu.paws360.deploy.health.probe;

import edu.paws360.deploy.health.probe.ProbeOutcome.Delay;
import edu.paws360.deploy.health.probe.ProbeOutcome.Healthy;
import edu.paws360.deploy.health.probe.ProbeOutcome.No;
import edu.paws360.deploy.health.probe.ProbeOutcome.NotYet;
import edu.paws360.deploy.health.probe.ProbeOutcome.Objection;
import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.secret.Secret;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an HTTP answer has to say. A status of 502, 503 or 504 that is not expected means not yet, any other means no, and
 * 401 or 403 that access was denied.
 * The values come before the rest: while the old version answers, what else it says does not count.
 * Immutable and thread-safe.
 *
 * @param status the good statuses
 * @param values what has to stand at single places of the JSON
 * @param json what the JSON has to contain, see {@link #withJson}
 * @param texts what the body has to contain, as text
 * @param captures places of the JSON whose values are kept, by name
 */
public record HttpExpectation(
        StatusExpectation status,
        List<Value> values,
        Optional<JsonNode> json,
        List<String> texts,
        Map<String, JsonPointer> captures) {
    /** HTTP 200, whatever the body says. */
    public static final HttpExpectation OK =
            new HttpExpectation(StatusExpectation.OK, List.of(), Optional.empty(), List.of(), Map.of());

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
     * @param condition what the value there has to be; a number or a boolean is compared by its text, too
     * @param otherwise what another value, or none, means
     */
    public record Value(JsonPointer pointer, Condition condition, Otherwise otherwise) {
        private Optional<String> difference(JsonNode answer) {
            JsonNode actual = answer.at(pointer);
            return actual.isValueNode() && !actual.isNull() && condition.holds(actual.asString())
                    ? Optional.empty()
                    : Optional.of(JsonDifference.text(pointer, condition.expected(), actual));
        }
    }

    /** Takes copies. */
    public HttpExpectation {
        values = List.copyOf(values);
        texts = List.copyOf(texts);
        captures = Collections.unmodifiableMap(new TreeMap<>(captures));
    }

    /**
     * The same with other good statuses.
     *
     * @param other the good statuses
     * @return a new expectation
     */
    public HttpExpectation withStatus(StatusExpectation other) {
        return new HttpExpectation(other, values, json, texts, captures);
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
        return new HttpExpectation(status, values, Optional.of(expected(text)), texts, captures);
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
        return withValue(pointer, Condition.equalTo(value), otherwise);
    }

    /**
     * The same with one more condition on a place of the JSON.
     *
     * @param pointer a JSON pointer (RFC 6901) such as {@code /queue/depth}
     * @param condition what the value there has to be
     * @param otherwise what another value, or none, means
     * @return a new expectation
     * @throws IllegalArgumentException if the pointer is not one
     */
    public HttpExpectation withValue(String pointer, Condition condition, Otherwise otherwise) {
        List<Value> more = new ArrayList<>(values);
        more.add(new Value(JsonPointer.compile(pointer), condition, otherwise));
        return new HttpExpectation(status, more, json, texts, captures);
    }

    /**
     * The same with one more text that the body has to contain, letter by letter.
     *
     * @param text the text
     * @return a new expectation
     * @throws IllegalArgumentException if the text is empty, which every body contains
     */
    public HttpExpectation withText(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("Expected a text that the body has to contain, but it is empty");
        }
        List<String> more = new ArrayList<>(texts);
        more.add(text);
        return new HttpExpectation(status, values, json, more, captures);
    }

    /**
     * The same with one more place of the JSON whose value is kept; it has to be there, and to be no object or array.
     *
     * @param name what to call it
     * @param pointer a JSON pointer (RFC 6901) such as {@code /access_token}
     * @return a new expectation
     * @throws IllegalArgumentException if the pointer is not one, or the name is taken
     */
    public HttpExpectation withCapture(String name, String pointer) {
        Map<String, JsonPointer> more = new TreeMap<>(captures);
        if (more.put(name, JsonPointer.compile(pointer)) != null) {
            throw new IllegalArgumentException("Two values are captured as " + name);
        }
        return new HttpExpectation(status, values, json, texts, more);
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
        ProbeOutcome outcome =
                values.isEmpty() && json.isEmpty() && captures.isEmpty() ? new Healthy(seen) : judgeJson(seen, answer);
        Optional<String> missing =
                texts.stream().filter(text -> !answer.body().contains(text)).findFirst();
        return outcome instanceof Healthy && missing.isPresent()
                ? new No(seen + ", but its body does not contain \"" + missing.get() + '"', answer.excerpt())
                : outcome;
    }

    private ProbeOutcome judgeJson(String seen, HttpAnswer answer) {
        try {
            JsonNode tree = JSON.readTree(answer.body());
            ProbeOutcome outcome = judge(seen, answer, tree);
            return captures.isEmpty() ? outcome : outcome.masked(withoutCaptured(tree));
        } catch (JacksonException e) {
            return new No(seen + ", but its body is not readable JSON: " + e.getOriginalMessage(), answer.excerpt());
        }
    }

    private ProbeOutcome otherStatus(String seen, HttpAnswer answer) {
        String detail = seen + " (expected " + status + ")";
        return switch (answer.status()) {
            case 502, 503, 504 -> new NotYet(detail, answer.excerpt());
            case 301, 302, 303, 307, 308 ->
                new No(detail + ", this redirect is not followed: name the address it leads to", answer.excerpt());
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
        return wrong.isEmpty() ? captured(seen, answer, tree) : new No(seen + ", but " + wrong, answer.excerpt());
    }

    /** What is to be captured may be a token, and is not to be seen in the excerpt of an answer that is refused. */
    private Masker withoutCaptured(JsonNode tree) {
        return Masker.of(captures.entrySet().stream()
                .map(capture ->
                        new Secret(capture.getKey(), tree.at(capture.getValue()).asString("")))
                .toList());
    }

    private ProbeOutcome captured(String seen, HttpAnswer answer, JsonNode tree) {
        Map<String, String> found = new TreeMap<>();
        for (Map.Entry<String, JsonPointer> capture : captures.entrySet()) {
            JsonNode value = tree.at(capture.getValue());
            if (!value.isValueNode() || value.isNull()) {
                String difference = JsonDifference.text(capture.getValue(), "a value to capture", value);
                return new No(seen + ", but " + difference, answer.excerpt());
            }
            found.put(capture.getKey(), value.asString());
        }
        return new Healthy(seen, found);
    }

    private Optional<String> difference(JsonNode tree, Otherwise otherwise) {
        return values.stream()
                .filter(value -> value.otherwise() == otherwise)
                .flatMap(value -> value.difference(tree).stream())
                .findFirst();
    }
}
