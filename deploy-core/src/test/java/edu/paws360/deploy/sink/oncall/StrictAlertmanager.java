package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.testbed.StandIn;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A stand-in for an Alertmanager that refuses what the real one refuses, merges alerts of the same labels as it does, and can
 * be told to misbehave for the next requests.
 */
final class StrictAlertmanager extends StandIn {
    private static final Set<String> MEMBERS = Set.of("labels", "annotations", "startsAt", "endsAt", "generatorURL");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<Map<String, String>, Alert> alerts = new HashMap<>();

    URI uri() {
        return URI.create("http://" + authority() + Alertmanager.PATH);
    }

    /** What does not count as resolved now. */
    synchronized List<Alert> firing() {
        Instant now = Instant.now();
        return alerts.values().stream()
                .filter(alert -> alert.endsAt().isAfter(now))
                .toList();
    }

    /** As after a new start: alerts are kept in memory only. */
    synchronized void forget() {
        alerts.clear();
    }

    @Override
    protected Mood strict(Request request) {
        if (!request.target().equals(Alertmanager.PATH)) {
            return answering(404, "404 page not found");
        }
        if (!request.method().equals("POST")) {
            return answering(405, "method " + request.method() + " is not allowed");
        }
        if (!"application/json".equals(request.contentType())) {
            return answering(415, "unsupported media type " + request.contentType());
        }
        try {
            parsed(request.body()).forEach(this::put);
            return answering(200, "");
        } catch (IllegalArgumentException | DateTimeParseException | JacksonException e) {
            return answering(400, '"' + e.getMessage() + '"');
        }
    }

    private static List<Alert> parsed(String body) {
        JsonNode array = JSON.readTree(body);
        require(array.isArray() && !array.isEmpty(), "parsing alerts body failed");
        return array.valueStream().map(StrictAlertmanager::alert).toList();
    }

    private static Alert alert(JsonNode json) {
        require(MEMBERS.containsAll(json.propertyNames()), "unknown member in " + json);
        Alert alert = new Alert(
                texts(json.get("labels")),
                texts(json.get("annotations")),
                Instant.parse(json.get("startsAt").stringValue()),
                Instant.parse(json.get("endsAt").stringValue()),
                Optional.ofNullable(json.get("generatorURL")).map(link -> URI.create(link.stringValue())));
        require(!alert.labels().isEmpty(), "at least one label pair required");
        require(alert.labels().values().stream().noneMatch(String::isEmpty), "an empty label is no label");
        require(!alert.endsAt().isBefore(alert.startsAt()), "start time must be before end time");
        return alert;
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new HashMap<>();
        object.propertyStream()
                .forEach(member -> texts.put(member.getKey(), member.getValue().stringValue()));
        require(
                texts.keySet().stream().allMatch(name -> name.matches("[a-zA-Z_][a-zA-Z0-9_]*")),
                "invalid label set: invalid name");
        return texts;
    }

    private synchronized void put(Alert alert) {
        Instant now = Instant.now();
        alerts.merge(alert.labels(), alert, (old, fresh) -> overlap(old, fresh) ? merged(old, fresh, now) : fresh);
    }

    private static boolean overlap(Alert old, Alert fresh) {
        return Stream.of(fresh.startsAt(), fresh.endsAt())
                .anyMatch(at -> at.isAfter(old.startsAt()) && at.isBefore(old.endsAt()));
    }

    /** The later end wins, unless the fresh one is resolved by the clock of the Alertmanager. */
    private static Alert merged(Alert old, Alert fresh, Instant now) {
        boolean resolved = !fresh.endsAt().isAfter(now);
        boolean keepsEnd = old.endsAt().isAfter(fresh.endsAt())
                && !(resolved && old.endsAt().isAfter(now));
        return new Alert(
                fresh.labels(),
                fresh.annotations(),
                old.startsAt().isBefore(fresh.startsAt()) ? old.startsAt() : fresh.startsAt(),
                keepsEnd ? old.endsAt() : fresh.endsAt(),
                fresh.generatorURL());
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
