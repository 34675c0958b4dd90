package edu.paws360.deploy.testbed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Stands in for a server over HTTP where a real one cannot be made to misbehave. What it takes as usual is up to whoever
 * extends it, and should be what the real one takes; the next requests can be told another mood each.
 */
public abstract class StandIn implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final BlockingQueue<Mood> moods = new LinkedBlockingQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<HttpExchange, Request> open = new ConcurrentHashMap<>();

    /**
     * What was asked.
     *
     * @param method such as {@code PUT}
     * @param target the path, and the query if there is one
     * @param headers all headers; names are compared without regard to case
     * @param body the body as UTF-8, unpacked if it came packed, and empty if it cannot be unpacked
     */
    public record Request(String method, String target, Map<String, List<String>> headers, String body) {
        /**
         * One header.
         *
         * @param name its name, in upper or lower case
         * @return the value, or null without one
         */
        public String header(String name) {
            return headers.getOrDefault(name, List.of()).stream().findFirst().orElse(null);
        }

        /**
         * What the body is.
         *
         * @return the header {@code Content-Type}, or null without one
         */
        public String contentType() {
            return header("Content-Type");
        }

        /**
         * Who asks.
         *
         * @return the header {@code Authorization}, or null without one
         */
        public String authorization() {
            return header("Authorization");
        }
    }

    /** How a request is taken. */
    @FunctionalInterface
    public interface Mood {
        /**
         * Answers, or does not.
         *
         * @param request what was asked
         * @param exchange where the answer goes
         * @throws IOException if whoever asked is gone
         */
        void take(Request request, HttpExchange exchange) throws IOException;
    }

    /** Listens on a free loopback port from now on. */
    @SuppressWarnings("this-escape") // nobody knows the port before whoever extends this is ready
    protected StandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /**
     * How it takes a request that nothing else was told for: as the real one would.
     *
     * @param request what was asked
     * @return the mood
     */
    protected abstract Mood strict(Request request);

    /**
     * Where it listens.
     *
     * @return host and port
     */
    public final String authority() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /**
     * The next requests are taken so.
     *
     * @param more one for each request
     */
    public final void next(Mood... more) {
        moods.addAll(List.of(more));
    }

    /** The next requests are taken as usual, whatever was said of them before. */
    public final void clear() {
        moods.clear();
    }

    /**
     * All that was asked so far.
     *
     * @return the requests in their order
     */
    public final List<Request> requests() {
        return requests;
    }

    /**
     * Answers.
     *
     * @param status the HTTP status
     * @param body the body, empty for none
     * @return the mood
     */
    public static Mood answering(int status, String body) {
        return answering(status, body, Map.of());
    }

    /**
     * Answers with headers.
     *
     * @param status the HTTP status
     * @param body the body, empty for none
     * @param headers further headers, such as {@code Retry-After}; they replace those that would be there anyway
     * @return the mood
     */
    public static Mood answering(int status, String body, Map<String, String> headers) {
        return (request, exchange) -> {
            headers.forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /**
     * Answers, but hangs up in the middle of the body.
     *
     * @param status the HTTP status
     * @param body the body, of which half is sent; at least two bytes
     * @return the mood
     */
    public static Mood cutting(int status, String body) {
        return (request, exchange) -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
            exchange.getResponseBody().flush();
        };
    }

    /**
     * Hangs up without any answer.
     *
     * @return the mood
     */
    public static Mood hangingUp() {
        return (request, exchange) -> {};
    }

    /**
     * Answers 302.
     *
     * @param target where to
     * @return the mood
     */
    public static Mood redirecting(String target) {
        return (request, exchange) -> {
            exchange.getResponseHeaders().add("Location", target);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    /**
     * Says nothing until it is closed.
     *
     * @return the mood
     */
    public final Mood silent() {
        return (request, exchange) -> await(closed);
    }

    /**
     * Begins to refuse, and stands still in the midst of a chunk until it is closed.
     *
     * @return the mood
     */
    public final Mood stalling() {
        return (request, exchange) -> {
            exchange.sendResponseHeaders(500, 0);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            await(closed);
        };
    }

    /**
     * Takes the request as usual, but not before it is told to.
     *
     * @param signal tells it
     * @return the mood
     */
    public final Mood after(CountDownLatch signal) {
        return (request, exchange) -> {
            await(signal);
            strict(request).take(request, exchange);
        };
    }

    /**
     * Takes the request as usual, and answers otherwise, as when the answer is lost on its way.
     *
     * @param answer how it answers
     * @return the mood
     */
    public final Mood taking(Mood answer) {
        return (request, exchange) -> {
            strict(request);
            answer.take(request, exchange);
        };
    }

    private static void await(CountDownLatch signal) {
        try {
            signal.await();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Called for each request before it is taken, for whoever wants to look at it whatever the mood.
     *
     * @param request what was asked
     * @param unanswered what was asked before, and is not answered yet
     */
    protected void arrived(Request request, List<Request> unanswered) {
        // Most look at what they take only.
    }

    private List<Request> unansweredBut(HttpExchange exchange) {
        return open.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(exchange))
                .filter(entry -> entry.getKey().getResponseCode() < 0)
                .map(Map.Entry::getValue)
                .toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Received received = Received.of(exchange);
            open.put(exchange, received.request());
            try {
                requests.add(received.request());
                sayWhetherItEnds(received.request(), exchange);
                arrived(received.request(), unansweredBut(exchange));
                mood(received).take(received.request(), exchange);
            } finally {
                // Before it is closed, which may be all that whoever asked waits for.
                open.remove(exchange);
            }
        }
    }

    /** As RFC 9112 has it; the JDK's server ends the connection and does not say so, and the next request runs into that. */
    private static void sayWhetherItEnds(Request request, HttpExchange exchange) {
        if ("close".equalsIgnoreCase(request.header("Connection"))) {
            exchange.getResponseHeaders().set("Connection", "close");
        }
    }

    private Mood mood(Received received) {
        if (received.broken().isPresent()) {
            return answering(400, received.broken().get());
        }
        Mood mood = moods.poll();
        return mood == null ? strict(received.request()) : mood;
    }

    /** Lets go of whoever waits, and listens no more. */
    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
