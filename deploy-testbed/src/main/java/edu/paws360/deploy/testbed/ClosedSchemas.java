package edu.paws360.deploy.testbed;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes typos visible: a schema that lists members allows any others too unless it says otherwise. From here on it allows
 * none.
 */
final class ClosedSchemas {
    private static final List<String> ALTERNATIVES = List.of("anyOf", "oneOf");

    private final OpenApiNode root;

    private ClosedSchemas(JsonNode document) {
        root = OpenApiNode.root(document);
    }

    /** Closes all schemas of a document, in place. */
    static void in(JsonNode document) {
        ClosedSchemas closed = new ClosedSchemas(document);
        document.path("components").path("schemas").forEach(closed::close);
        document.findValues("schema").forEach(closed::close);
    }

    private void close(JsonNode schema) {
        if (!(schema instanceof ObjectNode object)) {
            return;
        }
        merge(object);
        ALTERNATIVES.forEach(name -> object.path(name).forEach(this::close));
        object.path("properties").forEach(this::close);
        close(object.path("items"));
        close(object.path("additionalProperties"));
        if (!object.path("properties").isEmpty() && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
    }

    /** Parts that each allow no other members would contradict each other; so they become one. */
    private void merge(ObjectNode schema) {
        List<OpenApiNode> parts = new OpenApiNode(root.document(), root.path(), schema).list("allOf");
        if (parts.size() < 2) {
            return;
        }
        schema.remove("allOf");
        ObjectNode properties = schema.withObjectProperty("properties");
        ArrayNode required = schema.withArrayProperty("required");
        for (OpenApiNode part : parts) {
            part.value().path("properties").properties().forEach(one -> properties.set(one.getKey(), one.getValue()));
            part.value().path("required").forEach(required::add);
        }
    }
}
