package edu.paws360.deploy.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import edu.paws360.deploy.http.Attempts;
import edu.paws360.deploy.http.Body;
import edu.paws360.deploy.http.Certificates;
import edu.paws360.deploy.http.Countdown;
import edu.paws360.deploy.http.Exchange;
import edu.paws360.deploy.http.Talk;
import edu.paws360.deploy.http.UnconfirmedException;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.HttpsURLConnection;

/**
 * Speaks with a Pushgateway. What fails for the moment (no answer, 408, 429, 5xx) is tried three times within the deadline.
 * Thread-safe.
 */
final class GatewayWire {
    private static final String THREAD = "pushgateway";

    /** All groups of a gateway that hundreds use have a few megabytes. */
    private static final int MOST = 64 << 20;

    private static final Body NOTHING = new Body("", false);
    private static final Set<Integer> TAKEN = Set.of(200, 202);

    private final Gateway gateway;

    GatewayWire(Gateway gateway) {
        this.gateway = gateway;
    }

    /** Replaces a group as a whole. */
    void put(GatewayGroup group, String text, Countdown time) throws UnconfirmedException, InterruptedException {
        repeatedly("PUT", group.path(), Optional.of(text), time);
    }

    /** Replaces the metrics of a group that the text names, and leaves the others. One attempt. */
    void post(GatewayGroup group, String text, Countdown time) throws UnconfirmedException, InterruptedException {
        once("POST", group.path(), Optional.of(text), time);
    }

    /** Removes a group. */
    void delete(GatewayGroup group, Countdown time) throws UnconfirmedException, InterruptedException {
        repeatedly("DELETE", group.path(), Optional.empty(), time);
    }

    /** Everything that it has, as JSON. */
    String groups(Countdown time) throws UnconfirmedException, InterruptedException {
        return repeatedly("GET", "/api/v1/metrics", Optional.empty(), time);
    }

    private String repeatedly(String method, String path, Optional<String> text, Countdown time)
            throws UnconfirmedException, InterruptedException {
        return Attempts.within(time, () -> once(method, path, text, time));
    }

    private String once(String method, String path, Optional<String> text, Countdown time)
            throws UnconfirmedException, InterruptedException {
        Reply reply;
        try {
            reply = new Exchange<>(gateway.endpoint(), time, gateway.patience(), new Request(method, path, text))
                    .run(THREAD);
        } catch (IOException silent) {
            throw new GatewayRefusal(gateway).unanswered(silent.getMessage());
        }
        if (!TAKEN.contains(reply.status())) {
            throw new GatewayRefusal(gateway)
                    .answered(reply.status(), reply.body().text());
        }
        if (reply.body().cut()) {
            throw new GatewayRefusal(gateway).tooLong(MOST);
        }
        return reply.body().text();
    }

    private record Reply(int status, Body body) {}

    private final class Request implements Talk<Reply> {
        private final String method;
        private final String path;
        private final Optional<String> text;

        Request(String method, String path, Optional<String> text) {
            this.method = method;
            this.path = path;
            this.text = text;
        }

        @Override
        public HttpURLConnection open() throws IOException {
            String base = gateway.address().toString().replaceFirst("/+$", "");
            HttpURLConnection wire =
                    (HttpURLConnection) URI.create(base + path).toURL().openConnection();
            if (wire instanceof HttpsURLConnection secure) {
                gateway.trusted().map(Certificates::factory).ifPresent(secure::setSSLSocketFactory);
            }
            wire.setRequestMethod(method);
            text.ifPresent(some -> wire.setRequestProperty("Content-Type", TextFormat.CONTENT_TYPE_004));
            return wire;
        }

        @Override
        public Optional<byte[]> body() {
            return text.map(some -> some.getBytes(UTF_8));
        }

        @Override
        public Reply read(int status, HttpURLConnection answered) throws IOException {
            if (!TAKEN.contains(status)) {
                return new Reply(status, refusal(status, answered));
            }
            // That it took a push is all that it has to say.
            return new Reply(status, method.equals("GET") ? Body.of(status, answered, MOST) : NOTHING);
        }

        private static Body refusal(int status, HttpURLConnection answered) {
            try {
                return Body.of(status, answered, GatewayRefusal.MOST);
            } catch (IOException cutOff) {
                return NOTHING;
            }
        }
    }
}
