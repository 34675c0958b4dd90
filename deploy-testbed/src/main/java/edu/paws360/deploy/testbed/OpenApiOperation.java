package edu.paws360.deploy.testbed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** One operation of an OpenAPI document: what it takes, and what it answers. */
final class OpenApiOperation {
    /** What any operation may answer, because it is the protocol's or the server's, whether it is listed or not. */
    private static final Set<Integer> ALWAYS = Set.of(301, 302, 304, 307, 308, 401, 403, 404, 429);

    private static final String[] JSON_SCHEMA = {"content", "application/json", "schema"};
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String name;
    private final OpenApiNode node;
    private final OpenApiSchemas schemas;
    private final OpenApiParameters inPath;
    private final OpenApiParameters inQuery;
    private final PathTemplate template;

    OpenApiOperation(String name, OpenApiNode node, OpenApiSchemas schemas) {
        this.name = name;
        this.node = node;
        this.schemas = schemas;
        inPath = OpenApiParameters.of(node, "path", schemas);
        inQuery = OpenApiParameters.of(node, "query", schemas);
        template = new PathTemplate(name.substring(name.indexOf(' ') + 1), inPath.manySegments());
    }

    /** Its method in capitals, a blank, and the template of its path. */
    String name() {
        return name;
    }

    PathTemplate template() {
        return template;
    }

    /**
     * Refuses parameters that it does not have, or not of this type.
     *
     * @throws RefusedException with 404 for one of the path, 400 for one of the query
     */
    void checkParameters(Map<String, String> path, Map<String, String> query) {
        inPath.check(path, 404);
        inQuery.check(query, 400);
    }

    /**
     * Reads a body, and refuses one that it does not take.
     *
     * @return missing where there is none
     * @throws RefusedException with 400 if it takes no body or the body is no JSON, and 422 if it is another than it takes
     */
    JsonNode body(StandIn.Request request) {
        Optional<OpenApiNode> described = node.find("requestBody");
        if (request.body().isEmpty()) {
            if (described.isPresent()
                    && described.get().value().path("required").asBoolean(false)) {
                throw new RefusedException(422, "The body is missing");
            }
            return MissingNode.getInstance();
        }
        OpenApiNode schema = described
                .flatMap(body -> body.find(JSON_SCHEMA))
                .orElseThrow(() -> new RefusedException(400, "No body is expected for " + name));
        JsonNode body = parsed(request);
        List<String> faults = schemas.faults(schema, body);
        if (!faults.isEmpty()) {
            throw new RefusedException(422, "Invalid request: " + faults);
        }
        return body;
    }

    private static JsonNode parsed(StandIn.Request request) {
        if (!String.valueOf(request.contentType()).startsWith("application/json")) {
            throw new RefusedException(400, "The body is not said to be JSON, but " + request.contentType());
        }
        try {
            return JSON.readTree(request.body());
        } catch (JacksonException broken) {
            throw new RefusedException(400, "Problems parsing JSON");
        }
    }

    /**
     * What is wrong with an answer, if anything.
     *
     * @param status the HTTP status
     * @param json the body, missing where there is none
     * @param error the schema of an error that the operation says nothing of
     */
    List<String> faults(int status, JsonNode json, OpenApiNode error) {
        Optional<OpenApiNode> response = node.find("responses", String.valueOf(status));
        if (response.isEmpty() && !ALWAYS.contains(status) && status < 500) {
            return List.of(
                    "its status is none of " + node.value().path("responses").propertyNames());
        }
        Optional<OpenApiNode> listed = response.flatMap(one -> one.find(JSON_SCHEMA));
        Optional<OpenApiNode> schema = status < 400 ? listed : Optional.of(listed.orElse(error));
        if (schema.isEmpty()) {
            return json.isMissingNode() ? List.of() : List.of("it has a body, where none is listed");
        }
        return json.isMissingNode() ? List.of("it has no body") : schemas.faults(schema.get(), json);
    }
}
