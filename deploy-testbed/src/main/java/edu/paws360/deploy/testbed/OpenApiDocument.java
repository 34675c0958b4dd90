package edu.paws360.deploy.testbed;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An API as its OpenAPI 3.0 document describes it, with no members but the ones it lists. Thread-safe. */
final class OpenApiDocument {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final Map<String, OpenApiOperation> operations = new HashMap<>();
    private final OpenApiSchemas schemas;
    private final OpenApiNode error;

    private OpenApiDocument(JsonNode document) {
        schemas = new OpenApiSchemas(document);
        OpenApiNode root = OpenApiNode.root(document);
        error = root.find("components", "schemas", "basic-error").orElseThrow();
        document.path("paths")
                .propertyNames()
                .forEach(path -> METHODS.forEach(method -> root.find("paths", path, method)
                        .ifPresent(node -> add(method.toUpperCase(Locale.ROOT) + ' ' + path, node))));
    }

    private void add(String name, OpenApiNode node) {
        operations.put(name, new OpenApiOperation(name, node, schemas));
    }

    static OpenApiDocument read(Path file) {
        ObjectNode document = (ObjectNode) JsonMapper.builder().build().readTree(file);
        // Two parts of it that are large, and nothing refers to.
        document.remove("x-webhooks");
        document.withObjectProperty("components").remove("examples");
        ClosedSchemas.in(document);
        return new OpenApiDocument(document);
    }

    /** An operation by its method, a blank, and the template of its path. */
    Optional<OpenApiOperation> operation(String name) {
        return Optional.ofNullable(operations.get(name));
    }

    /** The operation that a request means. */
    Optional<OpenApiOperation> find(String method, String path) {
        return operations.values().stream()
                .filter(operation -> operation.name().startsWith(method + ' '))
                .filter(operation -> operation.template().match(path).isPresent())
                .max(Comparator.comparing(operation -> operation.template().literals()));
    }

    /** What is wrong with an answer of an operation, if anything. */
    List<String> faults(OpenApiOperation operation, int status, JsonNode json) {
        return operation.faults(status, json, error);
    }
}
