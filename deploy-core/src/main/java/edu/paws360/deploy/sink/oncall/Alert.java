package edu.paws360.deploy.sink.oncall;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * An alert as an Alertmanager takes it (API, version 2). Immutable.
 *
 * @param labels what it is known by
 * @param annotations what is said of it
 * @param startsAt since when
 * @param endsAt until when; it is resolved as soon as that is past
 * @param generatorURL where it comes from
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Alert(
        Map<String, String> labels,
        Map<String, String> annotations,
        Instant startsAt,
        Instant endsAt,
        Optional<URI> generatorURL) {
    /**
     * How long an alert fires when nothing more is heard of it. An Alertmanager takes an alert without an end for resolved
     * after its own {@code resolve_timeout} (5 minutes), since it expects to be told again and again; nothing of ours runs
     * between deployments that could do so.
     */
    static final Duration FIRING = Duration.ofHours(24);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Alert of(Notice notice) {
        return new Alert(
                notice.incident().place().labels(),
                new TreeMap<>(notice.facts()),
                notice.incident().at(),
                notice.end().map(Standing.End::at).orElseGet(() -> fades(notice)),
                notice.signs().runOf(notice.incident()));
    }

    /** What is told late fires as long from then on. */
    private static Instant fades(Notice notice) {
        Instant fades = notice.incident().at().plus(FIRING);
        return fades.isAfter(notice.now()) ? fades : notice.now().plus(FIRING);
    }

    static byte[] json(List<Alert> alerts) {
        return JSON.writeValueAsBytes(alerts);
    }
}
