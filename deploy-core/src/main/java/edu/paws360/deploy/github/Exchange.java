package edu.paws360.deploy.github;

import edu.paws360.deploy.check.Spoken;
import edu.paws360.deploy.sink.http.BoundedCall;
import edu.paws360.deploy.sink.http.Countdown;
import edu.paws360.deploy.sink.http.Endpoint;
import edu.paws360.deploy.sink.http.Quote;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** One request and its answer, over a connection of its own. A redirect is an answer like any other. For one use. */
final class Exchange implements Callable<Reply> {
    /** A page of a hundred jobs with their steps has about 1 MB. */
    static final int LONGEST = 4_000_000;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Endpoint api;
    private final Question question;
    private final Map<String, String> headers;
    private final Countdown time;
    private volatile HttpURLConnection wire;
    private volatile boolean brokenOff;

    /** The token goes to the host of the API only. */
    Exchange(Endpoint api, Question question, Map<String, String> headers, Countdown time) {
        if (!question.staysAt(api.address())) {
            throw new IllegalArgumentException(
                    "Nothing is sent to " + question.address().getHost() + ".");
        }
        this.api = api;
        this.question = question;
        this.headers = headers;
        this.time = time;
    }

    Reply run() throws IOException, InterruptedException {
        try {
            return BoundedCall.within("github", time, this, this::breakOff);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof TooLongException tooLong) {
                throw tooLong;
            }
            throw new IOException(new Quote(api).of(failed.getCause()));
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
    public Reply call() throws IOException {
        wire = prepared();
        wire.connect();
        if (brokenOff) {
            wire.disconnect();
            throw new IOException("The connection came too late.");
        }
        int status = wire.getResponseCode();
        if (status < 0) {
            throw new IOException("The answer is not HTTP.");
        }
        return new Reply(status, headersOf(wire.getHeaderFields()), body(status));
    }

    private HttpURLConnection prepared() throws IOException {
        HttpURLConnection connection = opened(question.address().toURL());
        connection.setConnectTimeout(time.millis(PATIENCE));
        connection.setReadTimeout(time.millis(PATIENCE));
        // Followed here, the token would go along to whatever host is named.
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestProperty("Accept", "application/vnd.github+json");
        connection.setRequestProperty("X-GitHub-Api-Version", "2022-11-28");
        connection.setRequestProperty("User-Agent", "paws360-deploy");
        connection.setRequestProperty("Connection", "close");
        headers.forEach(connection::setRequestProperty);
        api.authorization().ifPresent(secret -> connection.setRequestProperty("Authorization", secret));
        return connection;
    }

    /** What is not encrypted stays on this machine: a proxy would see the token. */
    private static HttpURLConnection opened(URL address) throws IOException {
        boolean plain = address.getProtocol().equals("http");
        return (HttpURLConnection) (plain ? address.openConnection(Proxy.NO_PROXY) : address.openConnection());
    }

    private static Map<String, String> headersOf(Map<String, List<String>> fields) {
        Map<String, String> headers = new HashMap<>();
        fields.forEach((name, values) -> {
            if (name != null) {
                headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values));
            }
        });
        return headers;
    }

    private String body(int status) throws IOException {
        try (InputStream words = status < 400 ? wire.getInputStream() : wire.getErrorStream()) {
            byte[] bytes = words == null ? new byte[0] : words.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                // Else closing would look for the end.
                wire.disconnect();
                throw new TooLongException();
            }
            long announced = wire.getContentLengthLong();
            // The connection ends with the answer, so nothing else tells that it broke off.
            if (announced > bytes.length && status != HttpURLConnection.HTTP_NOT_MODIFIED) {
                throw new IOException("The answer broke off after " + bytes.length + " of " + announced + " bytes.");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
