package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.http.Answer;
import edu.paws360.deploy.http.Body;
import edu.paws360.deploy.http.Countdown;
import edu.paws360.deploy.http.Endpoint;
import edu.paws360.deploy.http.Exchange;
import edu.paws360.deploy.http.Quote;
import edu.paws360.deploy.http.RetryAfter;
import edu.paws360.deploy.http.Talk;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One request that posts JSON, once: what breaks after it was sent is told, and not tried again in secret. For one use. */
final class Post implements Talk<Post.Heard> {
    private final Endpoint endpoint;
    private final byte[] json;

    /**
     * An answer.
     *
     * @param status the HTTP status
     * @param date the server's clock, cut off to the second
     * @param retryAfter how long it wants to be left alone
     * @param body the beginning of its body, which may hold secrets; empty where it broke off
     */
    record Heard(int status, Optional<Instant> date, Optional<Duration> retryAfter, String body) {
        boolean worthRepeating() {
            return Answer.worthRepeating(status);
        }

        /** Wrong is what was sent; elsewhere, or from somebody else, it would be so too. */
        boolean forGood() {
            return status == 400 || status == 413 || status == 422;
        }
    }

    /** There was no answer. The message names the kind of fault and holds no secret. */
    static final class Unheard extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean perhapsTaken;

        Unheard(String seen, boolean perhapsTaken) {
            super(seen);
            this.perhapsTaken = perhapsTaken;
        }

        boolean perhapsTaken() {
            return perhapsTaken;
        }
    }

    Post(Endpoint endpoint, byte[] json) {
        this.endpoint = endpoint;
        this.json = json.clone();
    }

    Heard send(Countdown time, Duration patience) throws Unheard, InterruptedException {
        Exchange<Heard> exchange = new Exchange<>(endpoint, time, patience, this);
        try {
            return exchange.run("oncall");
        } catch (IOException silent) {
            throw new Unheard(silent.getMessage(), exchange.sent());
        }
    }

    @Override
    public HttpURLConnection open() throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) endpoint.address().toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "application/json");
        // Else the JDK posts it again by itself when the connection breaks before the answer.
        connection.setFixedLengthStreamingMode(json.length);
        return connection;
    }

    @Override
    public Optional<byte[]> body() {
        return Optional.of(json);
    }

    @Override
    public Heard read(int status, HttpURLConnection answered) {
        long millis = answered.getDate();
        Optional<Instant> date = millis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
        Optional<Duration> retryAfter = Optional.ofNullable(answered.getHeaderField("Retry-After"))
                .flatMap(text -> RetryAfter.of(text, date.orElseGet(Instant::now)));
        return new Heard(status, date, retryAfter, words(status, answered));
    }

    /** The status has said it already; what breaks off later changes nothing. */
    private static String words(int status, HttpURLConnection answered) {
        try {
            return Body.of(status, answered, Quote.LONGEST_BODY).text().strip();
        } catch (IOException brokenOff) {
            return "";
        }
    }
}
