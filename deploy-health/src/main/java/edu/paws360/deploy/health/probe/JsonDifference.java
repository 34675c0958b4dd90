package edu.paws360.deploy.health.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Where an answer lacks what was expected. Every member of an expected object has to be there, and the answer may have
 * more; arrays are compared element by element by the same rule, and have to be of one length; numbers are compared by
 * value, so 1 and 1.0 are equal.
 */
final class JsonDifference {
    private static final int SHOWN = 5;
    private static final int VALUE_MAX = 100;

    private final List<String> found = new ArrayList<>();

    private JsonDifference() {}

    /** The differences in one line, each as {@code pointer: expected X, was Y}; empty if there are none. */
    static String between(JsonNode expected, JsonNode actual) {
        JsonDifference difference = new JsonDifference();
        difference.compare(JsonPointer.empty(), expected, actual);
        return difference.text();
    }

    private void compare(JsonPointer at, JsonNode expected, JsonNode actual) {
        if (expected.isObject() && actual.isObject()) {
            for (Map.Entry<String, JsonNode> member : expected.properties()) {
                compare(at.appendProperty(member.getKey()), member.getValue(), actual.path(member.getKey()));
            }
        } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            for (int i = 0; i < expected.size(); i++) {
                compare(at.appendIndex(i), expected.get(i), actual.get(i));
            }
        } else if (!equal(expected, actual)) {
            found.add(text(at, expected.toString(), actual));
        }
    }

    private static boolean equal(JsonNode expected, JsonNode actual) {
        if (expected.isNumber() && actual.isNumber()) {
            return expected.decimalValue().compareTo(actual.decimalValue()) == 0;
        }
        return expected.equals(actual);
    }

    /** One difference. */
    static String text(JsonPointer at, String expected, JsonNode actual) {
        String where = at.toString().isEmpty() ? "the answer" : at.toString();
        String was = actual.isMissingNode() ? "absent" : shown(actual.toString());
        return where + ": expected " + shown(expected) + ", was " + was;
    }

    private static String shown(String value) {
        return value.length() <= VALUE_MAX ? value : value.substring(0, VALUE_MAX) + "…";
    }

    private String text() {
        String first = String.join("; ", found.subList(0, Math.min(SHOWN, found.size())));
        return found.size() <= SHOWN ? first : first + "; and " + (found.size() - SHOWN) + " more";
    }
}
