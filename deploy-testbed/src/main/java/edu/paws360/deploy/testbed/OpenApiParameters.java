package edu.paws360.deploy.testbed;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The parameters of an operation that are in one place.
 *
 * @param known each by its name
 * @param schemas what their types are looked up in
 */
record OpenApiParameters(Map<String, OpenApiNode> known, OpenApiSchemas schemas) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Those of an operation that are {@code path} or {@code query} parameters. */
    static OpenApiParameters of(OpenApiNode operation, String in, OpenApiSchemas schemas) {
        return new OpenApiParameters(
                operation.list("parameters").stream()
                        .filter(parameter -> parameter.text("in").equals(in))
                        .collect(Collectors.toMap(parameter -> parameter.text("name"), parameter -> parameter)),
                schemas);
    }

    /** The names of those that may hold slashes as they are. */
    Set<String> manySegments() {
        return known.keySet().stream()
                .filter(name -> known.get(name).value().path("x-multi-segment").asBoolean(false))
                .collect(Collectors.toSet());
    }

    /**
     * Refuses what the operation does not have, lacks, or has of another type.
     *
     * @throws RefusedException with this status
     */
    void check(Map<String, String> given, int status) {
        known.forEach((name, parameter) -> {
            if (parameter.value().path("required").asBoolean(false) && !given.containsKey(name)) {
                throw new RefusedException(status, "Parameter " + name + " is missing");
            }
        });
        given.forEach((name, value) -> check(name, value, status));
    }

    private void check(String name, String value, int status) {
        OpenApiNode parameter = known.get(name);
        if (parameter == null) {
            throw new RefusedException(status, "Parameter " + name + " is none of " + known.keySet());
        }
        OpenApiNode schema = parameter.find("schema").orElseThrow();
        List<String> faults = schemas.faults(schema, typed(schema, value));
        if (!faults.isEmpty()) {
            throw new RefusedException(status, "Parameter " + name + "=" + value + ": " + faults);
        }
    }

    private static JsonNode typed(OpenApiNode schema, String value) {
        return switch (schema.text("type")) {
            case "integer", "number" ->
                value.matches("-?\\d{1,18}") ? JSON.numberNode(Long.parseLong(value)) : JSON.stringNode(value);
            case "boolean" ->
                value.matches("true|false") ? JSON.booleanNode(Boolean.parseBoolean(value)) : JSON.stringNode(value);
            case "array" ->
                JSON.arrayNode()
                        .addAll(Arrays.stream(value.split(",", -1))
                                .map(one -> typed(schema.find("items").orElseThrow(), one))
                                .toList());
            default -> JSON.stringNode(value);
        };
    }

    /**
     * Reads a query.
     *
     * @param query the query without its question mark, or null
     * @return the parameters, decoded
     * @throws RefusedException if one is given twice
     */
    static Map<String, String> read(String query) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (given.put(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1])) != null) {
                throw new RefusedException(400, "Parameter " + parts[0] + " is given twice");
            }
        }
        return given;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
