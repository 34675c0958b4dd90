package edu.paws360.deploy.testbed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
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

    /**
     * What was asked.
     *
     * @param method such as {@code PUT}
     * @param target the path, and the query if there is one
     * @param contentType the header, or null without one
     * @param authorization the header, or null without one
     * @param body the body as UTF-8
     */
    public record Request(String method, String target, String contentType, String authorization, String body) {}

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
        return (request, exchange) -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
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

    private static void await(CountDownLatch signal) {
        try {
            signal.await();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = read(exchange);
            requests.add(request);
            Mood mood = moods.poll();
            (mood == null ? strict(request) : mood).take(request, exchange);
        }
    }

    private static Request read(HttpExchange exchange) throws IOException {
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                exchange.getRequestHeaders().getFirst("Authorization"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    /** Lets go of whoever waits, and listens no more. */
    @Override
    public final void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
