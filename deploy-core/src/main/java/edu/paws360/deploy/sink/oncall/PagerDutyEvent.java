package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.secret.Secret;
import edu.paws360.deploy.secret.Shortened;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** An event as PagerDuty takes it (Events API, version 2), within its limits. */
final class PagerDutyEvent {
    /** The most that PagerDuty shows of a summary, in characters; of the whole event, 512 KB, far less is used. */
    private static final int LONGEST_SUMMARY = 1_024;

    private static final String CLIENT = "paws360-deploy";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PagerDutyEvent() {}

    static byte[] json(Notice notice, Secret routingKey) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("routing_key", routingKey.value());
        event.put("event_action", notice.end().isPresent() ? "resolve" : "trigger");
        event.put("dedup_key", notice.incident().place().key());
        if (notice.end().isEmpty()) {
            trigger(event, notice);
        }
        return JSON.writeValueAsBytes(event);
    }

    private static void trigger(Map<String, Object> event, Notice notice) {
        event.put("payload", payload(notice));
        event.put("client", CLIENT);
        notice.signs().runOf(notice.incident()).ifPresent(run -> event.put("client_url", run.toString()));
        List<Map<String, String>> links = new ArrayList<>();
        notice.signs().runbook().ifPresent(runbook -> links.add(link(runbook, "Runbook")));
        notice.signs().runOf(notice.incident()).ifPresent(run -> links.add(link(run, "Run")));
        if (!links.isEmpty()) {
            event.put("links", links);
        }
    }

    private static Map<String, Object> payload(Notice notice) {
        Incident incident = notice.incident();
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("summary", Shortened.to(notice.summary(), LONGEST_SUMMARY));
        payload.put("source", incident.started().runnerId());
        payload.put("severity", incident.place().kind().severity().label());
        payload.put("timestamp", incident.at().toString());
        payload.put("component", incident.place().project());
        payload.put("group", incident.place().environment());
        payload.put("class", incident.said().reason().code());
        Map<String, String> details = new LinkedHashMap<>(notice.facts());
        details.remove("summary");
        payload.put("custom_details", details);
        return payload;
    }

    private static Map<String, String> link(URI to, String text) {
        Map<String, String> link = new LinkedHashMap<>();
        link.put("href", to.toString());
        link.put("text", text);
        return link;
    }
}
