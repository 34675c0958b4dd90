package edu.paws360.deploy.testbed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The shapes of GitHub's answers, an excerpt of what its public description says: which members there are, all of them always,
 * and of which type. A stand-in that answers otherwise would prove nothing.
 */
final class Shapes {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNode ALL = read();

    private Shapes() {}

    private static JsonNode read() {
        try (InputStream file = Shapes.class.getResourceAsStream("github-shapes.json")) {
            return JSON.readTree(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /**
     * Refuses an answer of another shape.
     *
     * @param shape the name of the shape
     * @param answer the answer as JSON
     * @return the answer
     * @throws IllegalArgumentException if it has another shape
     */
    static String checked(String shape, String answer) {
        check(ALL.required(shape), JSON.readTree(answer), shape);
        return answer;
    }

    private static void check(JsonNode shape, JsonNode value, String where) {
        if (shape.isObject()) {
            require(value.isObject(), value, where, "an object");
            require(
                    Set.copyOf(shape.propertyNames()).equals(Set.copyOf(value.propertyNames())),
                    value,
                    where,
                    "all of " + shape.propertyNames());
            shape.properties()
                    .forEach(one -> check(one.getValue(), value.get(one.getKey()), where + "." + one.getKey()));
        } else if (shape.isArray()) {
            require(value.isArray(), value, where, "a list");
            value.forEach(element -> check(shape.path(0), element, where + "[]"));
        } else if (shape.stringValue().startsWith("@")) {
            reference(shape.stringValue(), value, where);
        } else {
            require(isA(shape.stringValue(), value), value, where, shape.stringValue());
        }
    }

    private static void reference(String names, JsonNode value, String where) {
        String[] shapes = names.split(" or ", -1);
        if (shapes.length == 1) {
            check(ALL.required(names.substring(1)), value, where);
        } else {
            require(Arrays.stream(shapes).anyMatch(one -> fits(one, value)), value, where, names);
        }
    }

    private static boolean fits(String name, JsonNode value) {
        try {
            check(ALL.required(name.substring(1)), value, name);
            return true;
        } catch (IllegalArgumentException other) {
            return false;
        }
    }

    private static boolean isA(String type, JsonNode value) {
        if (type.endsWith("?")) {
            return value.isNull() || isA(type.substring(0, type.length() - 1), value);
        }
        return switch (type) {
            case "text" -> value.isString();
            case "number" -> value.isIntegralNumber();
            case "flag" -> value.isBoolean();
            case "null" -> value.isNull();
            case "url" -> value.isString() && URI.create(value.stringValue()).getHost() != null;
            case "time" -> value.isString() && Instant.parse(value.stringValue()) != null;
            default -> value.isString() && Arrays.asList(type.split("\\|")).contains(value.stringValue());
        };
    }

    private static void require(boolean right, JsonNode value, String where, String expected) {
        if (!right) {
            throw new IllegalArgumentException(where + " is " + value + ", but GitHub gives " + expected);
        }
    }
}
