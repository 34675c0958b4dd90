package edu.paws360.deploy.github;

import edu.paws360.deploy.http.Body;
import edu.paws360.deploy.http.Countdown;
import edu.paws360.deploy.http.Endpoint;
import edu.paws360.deploy.http.Exchange;
import edu.paws360.deploy.http.Talk;
import edu.paws360.deploy.http.TooLongException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One question as it goes over HTTP, and its reply. For one use. */
final class Wire implements Talk<Reply> {
    /** A page of a hundred jobs with their steps has about 1 MB. */
    static final int LONGEST = 4_000_000;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Endpoint api;
    private final Question question;
    private final Map<String, String> headers;

    /** The token goes to the host of the API only. */
    Wire(Endpoint api, Question question, Map<String, String> headers) {
        if (!question.staysAt(api.address())) {
            throw new IllegalArgumentException(
                    "Nothing is sent to " + question.address().getHost() + ".");
        }
        this.api = api;
        this.question = question;
        this.headers = headers;
    }

    Reply run(Countdown time) throws IOException, InterruptedException {
        return new Exchange<>(api, time, PATIENCE, this).run("github");
    }

    @Override
    public HttpURLConnection open() throws IOException {
        HttpURLConnection connection = opened(question.address().toURL());
        connection.setRequestMethod(question.method());
        connection.setRequestProperty("Accept", "application/vnd.github+json");
        connection.setRequestProperty("X-GitHub-Api-Version", "2022-11-28");
        connection.setRequestProperty("User-Agent", "paws360-deploy");
        question.json().ifPresent(body -> connection.setRequestProperty("Content-Type", "application/json"));
        // Else the JDK itself says a second time what was not answered.
        body().ifPresent(bytes -> connection.setFixedLengthStreamingMode(bytes.length));
        headers.forEach(connection::setRequestProperty);
        return connection;
    }

    /** What is not encrypted stays on this machine: a proxy would see the token. */
    static HttpURLConnection opened(URL address) throws IOException {
        boolean plain = address.getProtocol().equals("http");
        return (HttpURLConnection) (plain ? address.openConnection(Proxy.NO_PROXY) : address.openConnection());
    }

    @Override
    public Optional<byte[]> body() {
        return question.json().map(json -> json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Reply read(int status, HttpURLConnection answered) throws IOException {
        return new Reply(status, headersOf(answered.getHeaderFields()), text(status, answered));
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

    private static String text(int status, HttpURLConnection answered) throws IOException {
        Body body = Body.of(status, answered, LONGEST);
        if (body.cut()) {
            throw new TooLongException(LONGEST);
        }
        return body.text();
    }
}
