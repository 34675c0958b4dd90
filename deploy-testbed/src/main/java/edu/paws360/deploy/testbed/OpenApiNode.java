package edu.paws360.deploy.testbed;

import com.networknt.schema.path.NodePath;
import com.networknt.schema.path.PathType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A node of an OpenAPI document. References are followed on the way to it.
 *
 * @param document the whole document
 * @param path where the node is
 * @param value the node
 */
record OpenApiNode(JsonNode document, NodePath path, JsonNode value) {
    static OpenApiNode root(JsonNode document) {
        return new OpenApiNode(document, new NodePath(PathType.JSON_POINTER), document);
    }

    /** The node below this one, if there is one. */
    Optional<OpenApiNode> find(String... names) {
        OpenApiNode node = this;
        for (String name : names) {
            JsonNode child = node.value.get(name);
            if (child == null) {
                return Optional.empty();
            }
            node = new OpenApiNode(document, node.path.append(name), child).followed();
        }
        return Optional.of(node);
    }

    /** What a list below this one holds; nothing where there is no such list. */
    List<OpenApiNode> list(String name) {
        List<OpenApiNode> elements = new ArrayList<>();
        find(name).ifPresent(list -> {
            for (int i = 0; i < list.value.size(); i++) {
                elements.add(new OpenApiNode(document, list.path.append(i), list.value.get(i)).followed());
            }
        });
        return elements;
    }

    /** A text below this node, empty where there is none. */
    String text(String name) {
        return value.path(name).asString("");
    }

    private OpenApiNode followed() {
        String reference = text("$ref");
        return reference.isEmpty()
                ? this
                : root(document).find(reference.substring(2).split("/", -1)).orElseThrow();
    }
}
