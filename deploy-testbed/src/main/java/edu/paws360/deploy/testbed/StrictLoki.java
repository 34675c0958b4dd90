package edu.paws360.deploy.testbed;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Stands in for Grafana Loki's push API: refuses what the real one refuses as long as nobody set other limits, keeps the
 * valid rest of a request that it refuses in part, drops exact duplicates, and tells what it got. Thread-safe.
 */
public final class StrictLoki extends StandIn {
    /** Where lines are pushed to. */
    public static final String PATH = "/loki/api/v1/push";

    private static final String CONTENT = "application/json(; *charset=(?i:utf-8))?";

    private final Map<String, String> demanded;
    private final Map<Map<String, String>, LokiStream> streams = new ConcurrentHashMap<>();
    private volatile Predicate<String> refused = line -> false;
    private volatile boolean overlapped;

    /** A Loki that lets everybody in. */
    public StrictLoki() {
        this(Map.of());
    }

    /**
     * A Loki that asks who comes.
     *
     * @param demanded the headers without which it answers 401, such as {@code X-Scope-OrgID} or {@code Authorization}, and
     *     their values
     */
    public StrictLoki(Map<String, String> demanded) {
        this.demanded = Map.copyOf(demanded);
    }

    /**
     * Where lines are pushed to.
     *
     * @return the address with its path
     */
    public URI uri() {
        return URI.create("http://" + authority() + PATH);
    }

    /**
     * From now on it answers 400 for such lines, and keeps the rest of their requests.
     *
     * @param lines which
     */
    public void refuseLine(Predicate<String> lines) {
        refused = lines;
    }

    /**
     * The streams it has.
     *
     * @return the labels of each
     */
    public Set<Map<String, String>> streams() {
        return Set.copyOf(streams.keySet());
    }

    /**
     * All labels it has seen.
     *
     * @return each name with its values
     */
    public Map<String, Set<String>> labels() {
        return streams.keySet().stream()
                .flatMap(labels -> labels.entrySet().stream())
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, TreeMap::new, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    /**
     * A stream as a query shows it.
     *
     * @param labels the stream's labels
     * @return its entries by their stamps, and by arrival where stamps are the same
     */
    public List<LokiEntry> byStamp(Map<String, String> labels) {
        return stream(labels).map(LokiStream::byStamp).orElse(List.of());
    }

    /**
     * A stream as it came.
     *
     * @param labels the stream's labels
     * @return its entries in the order of their arrival
     */
    public List<LokiEntry> byArrival(Map<String, String> labels) {
        return stream(labels).map(LokiStream::byArrival).orElse(List.of());
    }

    private Optional<LokiStream> stream(Map<String, String> labels) {
        return Optional.ofNullable(streams.get(labels));
    }

    /**
     * How many entries it dropped, because it had them already.
     *
     * @return the number
     */
    public int duplicates() {
        return streams.values().stream().mapToInt(LokiStream::duplicates).sum();
    }

    /**
     * Whether a request ever came while another for the same stream was unanswered.
     *
     * @return {@code true} if so
     */
    public boolean overlapped() {
        return overlapped;
    }

    @Override
    protected void arrived(Request request, List<Request> unanswered) {
        Set<Map<String, String>> named = named(request);
        if (unanswered.stream().anyMatch(other -> shared(named, named(other)))) {
            overlapped = true;
        }
    }

    private static boolean shared(Set<Map<String, String>> some, Set<Map<String, String>> others) {
        return some.stream().anyMatch(others::contains);
    }

    private static Set<Map<String, String>> named(Request request) {
        try {
            return LokiPush.of(request.body()).streams().stream()
                    .map(LokiPush.Stream::labels)
                    .collect(Collectors.toSet());
        } catch (IllegalArgumentException unreadable) {
            return Set.of();
        }
    }

    @Override
    protected Mood strict(Request request) {
        if (!request.target().equals(PATH)) {
            return answering(404, "404 page not found\n");
        }
        if (!request.method().equals("POST")) {
            return answering(405, "");
        }
        if (!demanded.entrySet().stream()
                .allMatch(header -> header.getValue().equals(request.header(header.getKey())))) {
            return answering(401, demanded.containsKey("X-Scope-OrgID") ? "no org id\n" : "");
        }
        return pushed(request);
    }

    private Mood pushed(Request request) {
        int size = LokiLimits.bytes(request.body());
        if (size > LokiLimits.LARGEST_BODY) {
            return answering(
                    413, "request body too large: " + size + " bytes, limit: " + LokiLimits.LARGEST_BODY + " bytes\n");
        }
        if (!String.valueOf(request.contentType()).matches(CONTENT)) {
            return answering(400, "expected application/json, not " + request.contentType() + "\n");
        }
        try {
            return answer(LokiPush.of(request.body()));
        } catch (IllegalArgumentException malformed) {
            return answering(400, malformed.getMessage() + "\n");
        }
    }

    private Mood answer(LokiPush push) {
        if (push.streams().isEmpty()) {
            return answering(422, "error at least one valid stream is required for ingestion\n");
        }
        List<String> refusals = new ArrayList<>();
        push.streams().forEach(stream -> keep(stream, refusals));
        return refusals.isEmpty() ? answering(204, "") : answering(400, String.join("; ", refusals) + "\n");
    }

    private void keep(LokiPush.Stream stream, List<String> refusals) {
        String name = LokiStream.name(stream.labels());
        if (!valid(() -> LokiLimits.labels(name, stream.labels()), refusals)) {
            return;
        }
        for (LokiEntry entry : stream.entries()) {
            valid(() -> keep(name, stream.labels(), entry), refusals);
        }
    }

    private void keep(String name, Map<String, String> labels, LokiEntry entry) {
        LokiLimits.entry(name, entry);
        if (refused.test(entry.line())) {
            throw new IllegalArgumentException("entry for stream '" + name + "' is one that is refused here");
        }
        streams.computeIfAbsent(labels, same -> new LokiStream()).add(entry);
    }

    private static boolean valid(Runnable check, List<String> refusals) {
        try {
            check.run();
            return true;
        } catch (IllegalArgumentException refusal) {
            refusals.add(refusal.getMessage());
            return false;
        }
    }
}
