package edu.paws360.deploy.testbed;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers of an operation on their way, none of them another than the description allows.
 *
 * @param description the API's
 * @param operation what is answered
 * @param route by whom
 */
record GithubAnswers(OpenApiDocument description, OpenApiOperation operation, GithubRoute route) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * An answer, or 304 if the client says that it has it.
     *
     * @throws IllegalStateException if the description does not allow it
     */
    StandIn.Mood mood(StandIn.Request request, GithubReply.Answer answer) {
        JsonNode json = answer.json().<JsonNode>map(JSON::valueToTree).orElse(MissingNode.getInstance());
        List<String> faults = description.faults(operation, answer.status(), described(json));
        if (!faults.isEmpty()) {
            throw new IllegalStateException(
                    operation.name() + ": the answer " + answer.status() + " is not GitHub's: " + faults);
        }
        return answer.status() == 200 && request.method().equals("GET")
                ? tagged(request, json, answer.headers())
                : sent(answer.status(), json, answer.headers());
    }

    private JsonNode described(JsonNode json) {
        JsonNode described = json.deepCopy();
        return described instanceof ObjectNode object ? object.remove(route.undescribed()) : described;
    }

    private static StandIn.Mood tagged(StandIn.Request request, JsonNode json, Map<String, String> headers) {
        String tag = "W/\"" + UUID.nameUUIDFromBytes(json.toString().getBytes(StandardCharsets.UTF_8)) + '"';
        Map<String, String> more = new HashMap<>(headers);
        more.put("ETag", tag);
        return tag.equals(request.header("If-None-Match"))
                ? sent(304, MissingNode.getInstance(), more)
                : sent(200, json, more);
    }

    /** An answer that the description does not know. */
    static StandIn.Mood unchecked(Object json) {
        return sent(200, JSON.valueToTree(json), Map.of());
    }

    /** An error that is not an operation's own. */
    static StandIn.Mood error(int status, String message, Map<String, String> headers) {
        return sent(status, JSON.valueToTree(GithubJson.error(status, message)), headers);
    }

    static StandIn.Mood forbidden(String needed) {
        return error(403, "Resource not accessible by integration", Map.of("X-Accepted-GitHub-Permissions", needed));
    }

    private static StandIn.Mood sent(int status, JsonNode json, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("Content-Type", "application/json; charset=utf-8");
        return StandIn.answering(status, json.isMissingNode() ? "" : json.toString(), headers);
    }
}
