package edu.paws360.deploy.testbed;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stands in for an incoming webhook of Slack: refuses what the real one refuses, with its words. Thread-safe. */
public final class StrictWebhook extends StandIn {
    /** The part of its address that is a secret. */
    public static final String PATH = "/services/T0PAWS360/B0DEPLOYS/s3cr3tXYZs3cr3tXYZs3cr3t";

    private static final int LONGEST_TEXT = 40_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<String> messages = new CopyOnWriteArrayList<>();

    /**
     * Where messages are sent to.
     *
     * @return the address with its path
     */
    public URI uri() {
        return URI.create("http://" + authority() + PATH);
    }

    /**
     * What it took.
     *
     * @return the messages as JSON, in their order
     */
    public List<String> messages() {
        return messages;
    }

    /**
     * Answers as Slack does for an archived channel.
     *
     * @return the mood
     */
    public static Mood archived() {
        return answering(410, "channel_is_archived");
    }

    @Override
    protected Mood strict(Request request) {
        if (!request.target().equals(PATH)) {
            return answering(404, "no_service");
        }
        if (!request.method().equals("POST")) {
            return answering(405, "method_not_allowed");
        }
        if (!String.valueOf(request.contentType()).startsWith("application/json")) {
            return answering(400, "invalid_payload");
        }
        try {
            return take(JSON.readTree(request.body()), request.body());
        } catch (JacksonException noJson) {
            return answering(400, "invalid_payload");
        }
    }

    private Mood take(JsonNode message, String body) {
        if (!message.isObject()) {
            return answering(400, "invalid_payload");
        }
        String text = message.path("text").asString("");
        if (text.isBlank()) {
            return answering(400, "no_text");
        }
        if (text.length() > LONGEST_TEXT) {
            return answering(400, "msg_too_long");
        }
        messages.add(body);
        return answering(200, "ok", Map.of("Content-Type", "text/html"));
    }
}
