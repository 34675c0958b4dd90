package edu.paws360.deploy.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** One request that posts JSON. The server may get it twice: a connection that breaks before the answer is tried again. For one use. */
public final class JsonPost implements Talk<Answer> {
    private final Endpoint endpoint;
    private final byte[] body;
    private final Map<String, String> headers;
    private final Countdown time;
    private final Duration patience;

    /**
     * A request.
     *
     * @param endpoint where it goes
     * @param body the JSON, as UTF-8
     * @param time what is left for all of it
     * @param patience how long a connection may take, and how long the server may be silent, each
     */
    public JsonPost(Endpoint endpoint, byte[] body, Countdown time, Duration patience) {
        this(endpoint, body, Map.of(), time, patience);
    }

    /**
     * A request with headers of its own.
     *
     * @param endpoint where it goes
     * @param body the JSON as UTF-8, encoded as a header {@code Content-Encoding} says, if there is one
     * @param headers further headers; no secrets, which belong to the endpoint
     * @param time what is left for all of it
     * @param patience how long a connection may take, and how long the server may be silent, each
     * @throws IllegalArgumentException if a header is {@code Authorization}
     */
    public JsonPost(Endpoint endpoint, byte[] body, Map<String, String> headers, Countdown time, Duration patience) {
        if (headers.keySet().stream().anyMatch("Authorization"::equalsIgnoreCase)) {
            throw new IllegalArgumentException(
                    "A header is Authorization, expected it in the endpoint, which hides it.");
        }
        this.endpoint = endpoint;
        this.body = body.clone();
        this.headers = Map.copyOf(headers);
        this.time = time;
        this.patience = patience;
    }

    /**
     * Sends it and waits for the answer. A redirect is an answer like any other.
     *
     * @param thread the name of the thread that does it
     * @return the answer
     * @throws IOException if there was none; the message names the kind of fault and holds no secret
     * @throws InterruptedException if the waiting thread was interrupted
     */
    public Answer send(String thread) throws IOException, InterruptedException {
        return new Exchange<>(endpoint, time, patience, this).run(thread);
    }

    @Override
    public Optional<byte[]> body() {
        return Optional.of(body);
    }

    @Override
    public HttpURLConnection open() throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) endpoint.address().toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "application/json");
        headers.forEach(connection::setRequestProperty);
        return connection;
    }

    @Override
    public Answer read(int status, HttpURLConnection answered) {
        Optional<Instant> date = date(answered);
        return new Answer(status, date, retryAfter(answered, date), quote(refusal(answered)));
    }

    /** Only where there is something to quote: to know the credentials in all their forms takes its time. */
    private Optional<String> quote(byte[] words) {
        return words.length == 0 ? Optional.empty() : new Quote(endpoint).of(words);
    }

    private static Optional<Instant> date(HttpURLConnection answered) {
        long millis = answered.getDate();
        return millis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    private static Optional<Duration> retryAfter(HttpURLConnection answered, Optional<Instant> date) {
        return Optional.ofNullable(answered.getHeaderField("Retry-After"))
                .flatMap(text -> RetryAfter.of(text, date.orElseGet(Instant::now)));
    }

    private static byte[] refusal(HttpURLConnection answered) {
        try (InputStream words = answered.getErrorStream()) {
            return words == null ? new byte[0] : words.readNBytes(Quote.LONGEST_BODY);
        } catch (IOException cutOff) {
            return new byte[0];
        }
    }
}
