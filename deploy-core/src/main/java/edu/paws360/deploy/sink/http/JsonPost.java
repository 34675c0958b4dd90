package edu.paws360.deploy.sink.http;

import edu.paws360.deploy.check.Spoken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** One request that posts JSON. The server may get it twice: a connection that breaks before the answer is tried again. For one use. */
public final class JsonPost implements Callable<Answer> {
    private static final String AUTHORIZATION = "Authorization";

    private final Endpoint endpoint;
    private final byte[] body;
    private final Map<String, String> headers;
    private final Countdown time;
    private final Duration patience;
    private volatile HttpURLConnection wire;
    private volatile boolean brokenOff;

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
        if (headers.keySet().stream().anyMatch(AUTHORIZATION::equalsIgnoreCase)) {
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
        try {
            return BoundedCall.within(thread, time, this, this::breakOff);
        } catch (ExecutionException failed) {
            throw new IOException(new Quote(endpoint).of(failed.getCause()));
        } catch (TimeoutException late) {
            throw new IOException("no answer within " + Spoken.of(time.limit()));
        }
    }

    private void breakOff() {
        brokenOff = true;
        HttpURLConnection open = wire;
        if (open != null) {
            open.disconnect();
        }
    }

    @Override
    public Answer call() throws IOException {
        wire = prepared();
        wire.connect();
        if (brokenOff) {
            throw new IOException("The connection came too late.");
        }
        try (OutputStream out = wire.getOutputStream()) {
            out.write(body);
        }
        int status = wire.getResponseCode();
        if (status < 0) {
            throw new IOException("The answer is not HTTP.");
        }
        return new Answer(status, date(), retryAfter(), quote(refusal()));
    }

    /** Only where there is something to quote: to know the credentials in all their forms takes its time. */
    private Optional<String> quote(byte[] words) {
        return words.length == 0 ? Optional.empty() : new Quote(endpoint).of(words);
    }

    private HttpURLConnection prepared() throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) endpoint.address().toURL().openConnection();
        connection.setConnectTimeout(time.millis(patience));
        connection.setReadTimeout(time.millis(patience));
        // A redirected POST would come back as a GET, and its answer would look like success.
        connection.setInstanceFollowRedirects(false);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setRequestProperty("Connection", "close");
        headers.forEach(connection::setRequestProperty);
        endpoint.authorization().ifPresent(secret -> connection.setRequestProperty(AUTHORIZATION, secret));
        return connection;
    }

    private Optional<Instant> date() {
        long millis = wire.getDate();
        return millis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    private Optional<Duration> retryAfter() {
        return Optional.ofNullable(wire.getHeaderField("Retry-After"))
                .flatMap(text -> RetryAfter.of(text, date().orElseGet(Instant::now)));
    }

    private byte[] refusal() {
        try (InputStream words = wire.getErrorStream()) {
            return words == null ? new byte[0] : words.readNBytes(Quote.LONGEST_BODY);
        } catch (IOException cutOff) {
            return new byte[0];
        }
    }
}
