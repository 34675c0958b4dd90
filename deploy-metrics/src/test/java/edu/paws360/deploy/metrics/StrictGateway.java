package edu.paws360.deploy.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stand-in for a Pushgateway that refuses what the real one refuses, keeps groups as it does, and can be told to
 * misbehave for the next requests.
 */
final class StrictGateway implements AutoCloseable {
    /** What was asked of the gateway. */
    record Request(String method, String target, String contentType, String authorization, String body) {}

    /** How the gateway takes a request. */
    @FunctionalInterface
    interface Mood {
        void take(Request request, HttpExchange exchange) throws IOException;
    }

    private static final Pattern GROUP =
            Pattern.compile("/metrics/job/github-actions-deployments/instance/(runner-primary|runner-secondary)");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final BlockingQueue<Mood> moods = new LinkedBlockingQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<String> decreased = new CopyOnWriteArrayList<>();
    private final Map<String, Map<String, Double>> groups = new ConcurrentHashMap<>();

    StrictGateway() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    URI uri() {
        return URI.create("http://" + authority());
    }

    String authority() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next requests are answered so, one each. */
    StrictGateway next(Mood... more) {
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

    /** Says nothing until the gateway is closed. */
    Mood silent() {
        return (request, exchange) -> await(closed);
    }

    /** Takes the request as usual, but not before it is told to. */
    Mood after(CountDownLatch signal) {
        return (request, exchange) -> {
            await(signal);
            strict(request).take(request, exchange);
        };
    }

    private static void await(CountDownLatch signal) {
        try {
            signal.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    List<Request> requests() {
        return requests;
    }

    /** Counters that went down, which Prometheus would take for a restart. */
    List<String> decreased() {
        return decreased;
    }

    Map<String, Double> group(String instance) {
        return groups.getOrDefault(instance, Map.of());
    }

    /** As PromQL's {@code sum}: over all groups, whatever the labels. */
    double sum(String sample) {
        return groups.values().stream()
                .flatMap(group -> group.entrySet().stream())
                .filter(entry -> entry.getKey().startsWith(sample + "{"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
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
        Matcher group = GROUP.matcher(request.target());
        if (!group.matches()) {
            return answering(404, "no such group: " + request.target());
        }
        if (!request.method().equals("PUT")) {
            return answering(405, request.method());
        }
        if (!"text/plain; version=0.0.4; charset=utf-8".equals(request.contentType())) {
            return answering(415, String.valueOf(request.contentType()));
        }
        try {
            replace(group.group(1), parsed(request.body()));
            return answering(200, "");
        } catch (IllegalArgumentException e) {
            return answering(400, e.getMessage());
        }
    }

    private synchronized void replace(String instance, Map<String, Double> samples) {
        Map<String, Double> before = group(instance);
        before.forEach((series, value) -> {
            if (samples.getOrDefault(series, 0.0) < value) {
                decreased.add(series);
            }
        });
        groups.put(instance, samples);
    }

    private static Map<String, Double> parsed(String body) {
        Map<String, String> types = new TreeMap<>();
        Map<String, Double> samples = new TreeMap<>();
        require(body.endsWith("\n"), "unexpected end of input stream");
        for (String line : body.lines().toList()) {
            if (line.startsWith("# TYPE ")) {
                String[] words = line.split(" ", 4);
                require(types.put(words[2], words[3]) == null, "second TYPE line for metric name " + words[2]);
            } else if (!line.startsWith("# HELP ")) {
                sample(line, types, samples);
            }
        }
        return samples;
    }

    private static void sample(String line, Map<String, String> types, Map<String, Double> samples) {
        Matcher sample = Pattern.compile("([a-z_]+)(\\{(?:[a-z_]+=\"[^\"]*\",)+}) ([0-9.E]+)")
                .matcher(line);
        require(sample.matches(), "text format parsing error in line: " + line);
        String name = sample.group(1);
        String family = name.replaceFirst("_(bucket|sum|count)$", "");
        boolean counter = "counter".equals(types.get(name)) && name.endsWith("_total");
        boolean histogram = "histogram".equals(types.get(family)) && !name.equals(family);
        require(counter || histogram, "collected metric " + name + " has no fitting TYPE");
        Double earlier = samples.put(name + sample.group(2), Double.valueOf(sample.group(3)));
        require(earlier == null, "collected before with the same name and label values: " + line);
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
