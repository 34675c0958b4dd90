package edu.paws360.deploy.sink.oncall;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * An alert as an Alertmanager takes it (API, version 2). Immutable.
 *
 * @param labels what it is known by
 * @param annotations what is said of it
 * @param startsAt since when
 * @param endsAt until when; it is resolved as soon as that is past
 */
record Alert(Map<String, String> labels, Map<String, String> annotations, Instant startsAt, Instant endsAt) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Alert of(Incident incident, Instant endsAt) {
        return new Alert(incident.place().labels(), incident.annotations(), incident.at(), endsAt);
    }

    static byte[] json(List<Alert> alerts) {
        return JSON.writeValueAsBytes(alerts);
    }
}
