package edu.paws360.deploy.settings;

import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Kinds for JSON. */
final class JsonKinds {
    private static final Pattern POINTER = Pattern.compile("(/([^~/]|~[01])*)+");

    private JsonKinds() {}

    static Kind<JsonNode> object() {
        return Kind.of("JSON object", "a JSON object, such as {\"status\":\"healthy\"}", JsonKinds::objectIn);
    }

    static Kind<JsonPointer> pointer() {
        return Kind.of("JSON pointer", "a JSON pointer (RFC 6901), such as /build/commit", text -> {
            if (!POINTER.matcher(text).matches()) {
                throw new Misread("not a JSON pointer");
            }
            return JsonPointer.compile(text);
        });
    }

    private static JsonNode objectIn(String text) throws Misread {
        JsonNode node = parsed(text);
        if (!node.isObject()) {
            throw new Misread("JSON, but not an object");
        }
        return node;
    }

    /** Jackson's own message quotes the text, so only the place is taken from it. */
    private static JsonNode parsed(String text) throws Misread {
        try {
            return JsonMapper.shared()
                    .readerFor(JsonNode.class)
                    .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(text);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            throw new Misread(
                    at == null
                            ? "not valid JSON"
                            : "not valid JSON at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()));
        }
    }
}
