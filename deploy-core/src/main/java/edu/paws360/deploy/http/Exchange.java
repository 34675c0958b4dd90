package edu.paws360.deploy.http;

import edu.paws360.deploy.check.Spoken;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * One request and its answer, over a connection of its own, in bounded time. A redirect is an answer like any other: followed
 * here, it would take the credentials along, and turn a POST into a GET whose answer looks like success. For one use.
 *
 * @param <T> what becomes of the answer
 */
public final class Exchange<T> implements Callable<T> {
    private final Endpoint endpoint;
    private final Countdown time;
    private final Duration patience;
    private final Talk<T> talk;
    private volatile HttpURLConnection wire;
    private volatile boolean brokenOff;
    private volatile boolean sent;

    /**
     * An exchange.
     *
     * @param endpoint whose credentials are sent, and never shown
     * @param time what is left for all of it
     * @param patience how long a connection may take, and how long the server may be silent, each
     * @param talk what is asked and answered
     */
    public Exchange(Endpoint endpoint, Countdown time, Duration patience, Talk<T> talk) {
        this.endpoint = endpoint;
        this.time = time;
        this.patience = patience;
        this.talk = talk;
    }

    /**
     * Asks, and waits for the answer.
     *
     * @param thread the name of the thread that does it
     * @return the answer
     * @throws TooLongException if there is more of the answer than anybody wants
     * @throws IOException if there was none; the message names the kind of fault and holds no secret
     * @throws InterruptedException if the waiting thread was interrupted
     */
    public T run(String thread) throws IOException, InterruptedException {
        try {
            return BoundedCall.within(thread, time, this, this::breakOff);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof TooLongException tooLong) {
                throw tooLong;
            }
            throw new IOException(new Quote(endpoint).of(failed.getCause()));
        } catch (TimeoutException late) {
            throw new IOException("no answer within " + Spoken.of(time.limit()));
        }
    }

    /**
     * Whether the server may have got the request, whatever came of it.
     *
     * @return {@code false} where no connection came about, TLS included
     */
    public boolean sent() {
        return sent;
    }

    private void breakOff() {
        brokenOff = true;
        HttpURLConnection open = wire;
        if (open != null) {
            open.disconnect();
        }
    }

    @Override
    public T call() throws IOException {
        Optional<byte[]> body = talk.body();
        wire = prepared(body.isPresent());
        wire.connect();
        if (brokenOff) {
            wire.disconnect();
            throw new IOException("The connection came too late.");
        }
        sent = true;
        if (body.isPresent()) {
            try (OutputStream out = wire.getOutputStream()) {
                out.write(body.get());
            }
        }
        int status = wire.getResponseCode();
        if (status < 0) {
            throw new IOException("The answer is not HTTP.");
        }
        return talk.read(status, wire);
    }

    private HttpURLConnection prepared(boolean withBody) throws IOException {
        HttpURLConnection connection = talk.open();
        connection.setConnectTimeout(time.millis(patience));
        connection.setReadTimeout(time.millis(patience));
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setDoOutput(withBody);
        connection.setRequestProperty("Connection", "close");
        // Not every server says that it ends the connection then, nor does a proxy; and what is told into one that has
        // ended is
        // lost without a trace.
        connection.setAuthenticator(new OwnAuthenticator());
        endpoint.authorization().ifPresent(secret -> connection.setRequestProperty("Authorization", secret));
        return connection;
    }
}
