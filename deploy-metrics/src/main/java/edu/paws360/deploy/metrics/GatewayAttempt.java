package edu.paws360.deploy.metrics;

import edu.paws360.deploy.http.BoundedCall;
import edu.paws360.deploy.http.Countdown;
import edu.paws360.deploy.http.UnconfirmedException;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.HttpConnectionFactory;
import io.prometheus.client.exporter.PushGateway;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * One attempt to push one group with simpleclient. It runs in a thread of its own, because a socket that waits does not
 * notice an interrupt; when the time is over the connection is closed under it. For one use.
 */
final class GatewayAttempt implements HttpConnectionFactory {
    private final Gateway gateway;
    private final Countdown time;
    private volatile GatewayConnection connection;
    private volatile boolean abandoned;

    GatewayAttempt(Gateway gateway, Countdown time) {
        this.gateway = gateway;
        this.time = time;
    }

    /**
     * Replaces a group by what a registry holds.
     *
     * @throws UnconfirmedException if the gateway did not confirm it
     * @throws InterruptedException if the thread is interrupted
     */
    void put(CollectorRegistry registry, String job, Map<String, String> groupingKey)
            throws UnconfirmedException, InterruptedException {
        Callable<Void> push = () -> {
            library().push(registry, job, groupingKey);
            return null;
        };
        try {
            BoundedCall.within("pushgateway", time, push, this::abandon);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (TimeoutException e) {
            throw new GatewayRefusal(gateway).late();
        }
    }

    private PushGateway library() throws IOException {
        PushGateway library = new PushGateway(gateway.address().toURL());
        library.setConnectionFactory(this);
        return library;
    }

    private UnconfirmedException failure(Throwable cause) {
        GatewayRefusal refusal = new GatewayRefusal(gateway);
        return Optional.ofNullable(connection)
                .filter(used -> used.status().isPresent())
                .map(used -> refusal.answered(used.status().getAsInt(), used.refusal()))
                .orElseGet(() -> refusal.unanswered(cause));
    }

    private void abandon() {
        abandoned = true;
        GatewayConnection open = connection;
        if (open != null) {
            open.abandon();
        }
    }

    @Override
    public HttpURLConnection create(String url) throws IOException {
        HttpURLConnection wire = (HttpURLConnection) new URL(url).openConnection();
        wire.setConnectTimeout(time.millis(gateway.connectTimeout()));
        wire.setReadTimeout(time.millis(gateway.answerTimeout()));
        // A redirected PUT would come back as a GET, and its answer would look like success.
        wire.setInstanceFollowRedirects(false);
        wire.setRequestProperty("Connection", "close");
        gateway.endpoint().authorization().ifPresent(basic -> wire.setRequestProperty("Authorization", basic));
        connection = new GatewayConnection(wire);
        if (abandoned) {
            throw new IOException("The attempt began too late.");
        }
        return connection;
    }
}
