package edu.paws360.deploy.testbed;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands in for PagerDuty's Events API, version 2: refuses what the real one refuses, with its words, and keeps incidents by their
 * keys: what is triggered while one is open joins it, and a resolve closes it. Thread-safe.
 */
public final class StrictPagerDuty extends StandIn {
    /** Where events are sent to. */
    public static final String PATH = "/v2/enqueue";

    private static final int LONGEST_EVENT = 512 * 1024;
    private static final int LONGEST_SUMMARY = 1024;
    private static final int LONGEST_KEY = 255;
    private static final Set<String> ACTIONS = Set.of("trigger", "acknowledge", "resolve");
    private static final Set<String> SEVERITIES = Set.of("critical", "error", "warning", "info");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String routingKey;
    private final List<Incident> incidents = new ArrayList<>();

    /**
     * An incident.
     *
     * @param key its key
     * @param open whether it was not resolved yet
     * @param triggers the events that triggered it, in their order, as JSON
     */
    public record Incident(String key, boolean open, List<String> triggers) {
        private Incident with(String trigger) {
            List<String> all = new ArrayList<>(triggers);
            all.add(trigger);
            return new Incident(key, open, List.copyOf(all));
        }

        private Incident resolved() {
            return new Incident(key, false, triggers);
        }
    }

    /**
     * A PagerDuty with one integration.
     *
     * @param routingKey its key, 32 letters and digits
     */
    public StrictPagerDuty(String routingKey) {
        this.routingKey = routingKey;
    }

    /**
     * Where events are sent to.
     *
     * @return the address with its path
     */
    public URI uri() {
        return URI.create("http://" + authority() + PATH);
    }

    /**
     * All incidents there ever were.
     *
     * @return in the order in which they were opened
     */
    public synchronized List<Incident> incidents() {
        return List.copyOf(incidents);
    }

    /**
     * What was not resolved yet.
     *
     * @return in the order in which they were opened
     */
    public synchronized List<Incident> open() {
        return incidents.stream().filter(Incident::open).toList();
    }

    @Override
    protected Mood strict(Request request) {
        if (!request.target().equals(PATH) || !request.method().equals("POST")) {
            return answering(404, "404 Not Found");
        }
        if (request.body().length() > LONGEST_EVENT) {
            return answering(413, "Request Entity Too Large");
        }
        try {
            JsonNode event = JSON.readTree(request.body());
            List<String> errors = errors(event, String.valueOf(request.contentType()));
            if (!errors.isEmpty()) {
                return refusing("invalid event", "Event object is invalid", errors);
            }
            return text(event, "routing_key").equals(routingKey)
                    ? take(event)
                    : refusing("invalid key", "Invalid routing key", List.of("Invalid routing key"));
        } catch (JacksonException noJson) {
            return refusing("invalid event", "Event object is invalid", List.of("JSON could not be parsed"));
        }
    }

    private static List<String> errors(JsonNode event, String contentType) {
        List<String> errors = new ArrayList<>();
        require(errors, contentType.startsWith("application/json"), "Content-Type must be application/json");
        require(errors, !text(event, "routing_key").isBlank(), "'routing_key' is missing or blank");
        require(
                errors,
                text(event, "routing_key").length() == 32,
                "Length of 'routing_key' is incorrect (should be 32 characters)");
        require(errors, ACTIONS.contains(text(event, "event_action")), "'event_action' is missing or invalid");
        require(errors, text(event, "dedup_key").length() <= LONGEST_KEY, "'dedup_key' is too long (maximum is 255)");
        if (text(event, "event_action").equals("trigger")) {
            errorsOf(event.path("payload"), errors);
            errorsOfLinks(event.path("links"), errors);
        } else {
            require(errors, !text(event, "dedup_key").isBlank(), "'dedup_key' is missing or blank");
        }
        return errors;
    }

    private static void errorsOf(JsonNode payload, List<String> errors) {
        require(errors, payload.isObject(), "'payload' is missing or blank");
        require(errors, !text(payload, "summary").isBlank(), "'payload.summary' is missing or blank");
        require(errors, text(payload, "summary").length() <= LONGEST_SUMMARY, "'payload.summary' is too long");
        require(errors, !text(payload, "source").isBlank(), "'payload.source' is missing or blank");
        require(
                errors,
                SEVERITIES.contains(text(payload, "severity")),
                "'payload.severity' is invalid (must be one of the following: 'critical', 'warning', 'error' or 'info')");
    }

    private static void errorsOfLinks(JsonNode links, List<String> errors) {
        links.valueStream().forEach(link -> {
            String href = text(link, "href");
            require(
                    errors,
                    href.startsWith("https://") || href.startsWith("http://"),
                    "'links.href' is missing or invalid");
        });
    }

    private static void require(List<String> errors, boolean condition, String error) {
        if (!condition) {
            errors.add(error);
        }
    }

    private static String text(JsonNode object, String member) {
        return object.path(member).asString("");
    }

    private static Mood refusing(String status, String message, List<String> errors) {
        return answering(400, JSON.writeValueAsString(Map.of("status", status, "message", message, "errors", errors)));
    }

    private synchronized Mood take(JsonNode event) {
        String key = text(event, "dedup_key").isBlank() ? "generated-" + incidents.size() : text(event, "dedup_key");
        int open = openAt(key);
        if (text(event, "event_action").equals("resolve")) {
            if (open >= 0) {
                incidents.set(open, incidents.get(open).resolved());
            }
        } else if (open >= 0) {
            incidents.set(open, incidents.get(open).with(event.toString()));
        } else if (text(event, "event_action").equals("trigger")) {
            incidents.add(new Incident(key, true, List.of(event.toString())));
        }
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("status", "success");
        answer.put("message", "Event processed");
        answer.put("dedup_key", key);
        return answering(202, JSON.writeValueAsString(answer));
    }

    private int openAt(String key) {
        for (int number = 0; number < incidents.size(); number++) {
            if (incidents.get(number).open() && incidents.get(number).key().equals(key)) {
                return number;
            }
        }
        return -1;
    }
}
