package edu.paws360.deploy.sink.oncall;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A stand-in for an Alertmanager that refuses what the real one refuses, merges alerts of the same labels as it does, and can
 * be told to misbehave for the next requests.
 */
final class StrictAlertmanager implements AutoCloseable {
    /** What was asked of it. */
    record Request(String method, String target, String contentType, String authorization, String body) {}

    /** How it takes a request. */
    @FunctionalInterface
    interface Mood {
        void take(Request request, HttpExchange exchange) throws IOException;
    }

    private static final Set<String> MEMBERS = Set.of("labels", "annotations", "startsAt", "endsAt", "generatorURL");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final BlockingQueue<Mood> moods = new LinkedBlockingQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<Map<String, String>, Alert> alerts = new HashMap<>();

    StrictAlertmanager() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    URI uri() {
        return URI.create("http://" + authority() + Alertmanager.PATH);
    }

    String authority() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next requests are answered so, one each. */
    StrictAlertmanager next(Mood... more) {
        moods.addAll(List.of(more));
        return this;
    }

    static Mood answering(int status, String body) {
        return (request, exchange) -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    static Mood redirecting(String target) {
        return (request, exchange) -> {
            exchange.getResponseHeaders().add("Location", target);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    /** Says nothing until it is closed. */
    Mood silent() {
        return (request, exchange) -> await();
    }

    /** Begins to refuse, and stands still in the midst of a chunk until it is closed. */
    Mood stalling() {
        return (request, exchange) -> {
            exchange.sendResponseHeaders(500, 0);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            await();
        };
    }

    private void await() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    List<Request> requests() {
        return requests;
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

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = exchange.getRequestHeaders();
            Request request = new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    headers.getFirst("Content-Type"),
                    headers.getFirst("Authorization"),
                    body);
            requests.add(request);
            Mood mood = moods.poll();
            (mood == null ? strict(request) : mood).take(request, exchange);
        }
    }

    private Mood strict(Request request) {
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
                Instant.parse(json.get("endsAt").stringValue()));
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
                keepsEnd ? old.endsAt() : fresh.endsAt());
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
