package edu.paws360.deploy.sink.oncall;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What a webhook gets: a text for people, as Slack shows it, and the same for programs. */
final class WebhookMessage {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private WebhookMessage() {}

    static byte[] json(Notice notice) {
        Place place = notice.incident().place();
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("text", SlackText.of(notice));
        message.put("id", notice.id());
        message.put("incident", place.key());
        message.put("status", notice.end().isPresent() ? "resolved" : "firing");
        message.put("severity", place.kind().severity().label());
        message.put("project", place.project());
        message.put("environment", place.environment());
        message.put("since", notice.since().toString());
        notice.end().ifPresent(end -> message.put("resolved_by", end.deploymentId()));
        message.putAll(notice.facts());
        return JSON.writeValueAsBytes(message);
    }
}
