package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.http.Countdown;
import edu.paws360.deploy.http.Endpoint;
import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service of PagerDuty (Events API, version 2). It knows an incident by its key: what is triggered again while it is open joins it,
 * and a resolve closes it. The routing key travels in the body, and is never shown. Immutable and thread-safe.
 */
public final class PagerDuty extends Receiver {
    private static final String PATH = "/v2/enqueue";
    private static final URI STANDARD = URI.create("https://events.pagerduty.com" + PATH);
    private static final Pattern ROUTING_KEY = Pattern.compile("[0-9A-Za-z]{32}");
    private static final int ACCEPTED = 202;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Endpoint endpoint;
    private final Secret routingKey;

    PagerDuty(URI address, Secret routingKey, Duration patience) {
        super(patience, Masker.of(List.of(routingKey)));
        require(ROUTING_KEY.matcher(routingKey.value()).matches(), "a routing key that is not 32 letters and digits");
        this.endpoint = new Endpoint(address, Optional.empty());
        this.routingKey = routingKey;
    }

    /**
     * A service with 5 seconds for a connection and 5 for an answer.
     *
     * @param element {@code pagerduty:KEY}, or {@code pagerduty+https://KEY@HOST} for another address, such as that of the EU;
     *     its path, where there is one, ends in {@code /v2/enqueue}
     * @return the service
     * @throws IllegalArgumentException if it is neither; the message holds no secret
     */
    public static PagerDuty at(URI element) {
        if (element.getScheme().equals("pagerduty")) {
            require(element.getRawFragment() == null, "a pagerduty: with more than a routing key");
            return new PagerDuty(STANDARD, key(element.getRawSchemeSpecificPart()), PATIENCE);
        }
        String scheme = element.getScheme().substring("pagerduty".length());
        require(scheme.equals("+https") || scheme.equals("+http"), "an address with another scheme");
        require(element.getHost() != null, "a pagerduty+https: without a host");
        require(element.getRawUserInfo() != null, "a pagerduty+https: without a routing key");
        require(element.getRawQuery() == null && element.getRawFragment() == null, "an address with a query");
        String path = element.getRawPath().replaceFirst("^/?$", PATH);
        require(path.endsWith(PATH) && !path.contains("@"), "an address with another path");
        return new PagerDuty(
                URI.create(scheme.substring(1) + "://" + authority(element) + path),
                key(element.getRawUserInfo()),
                PATIENCE);
    }

    private static String authority(URI element) {
        return element.getHost() + (element.getPort() == -1 ? "" : ":" + element.getPort());
    }

    private static Secret key(String value) {
        return new Secret(PROPERTY, value);
    }

    private static void require(boolean condition, String seen) {
        if (!condition) {
            throw new IllegalArgumentException(PROPERTY + " has " + seen
                    + ", expected pagerduty:@{NAME}, where the environment variable NAME holds the integration key of an"
                    + " Events API v2 integration, or pagerduty+https://@{NAME}@events.eu.pagerduty.com.");
        }
    }

    @Override
    public String kind() {
        return "pagerduty";
    }

    @Override
    public String place() {
        return endpoint.address().getRawAuthority();
    }

    @Override
    String identity() {
        return endpoint.address() + " " + routingKey.value();
    }

    @Override
    String address() {
        return endpoint.address().toString();
    }

    @Override
    Reply tell(Notice notice, Countdown time) throws InterruptedException {
        byte[] json = PagerDutyEvent.json(notice, routingKey);
        try {
            return reply(post(endpoint, json, time), notice.incident().place().key());
        } catch (Post.Unheard silence) {
            return unheard("PagerDuty", silence);
        }
    }

    private Reply reply(Post.Heard heard, String key) {
        if (heard.status() != ACCEPTED) {
            return refusal("PagerDuty", "202", endpoint, heard, "See the integration key in " + PROPERTY);
        }
        // What answers 202 and is not PagerDuty has not taken it, whatever it is.
        return confirms(heard.body(), key)
                ? new Reply.Taken()
                : new Reply.Later(
                        "PagerDuty at " + address() + " answered 202 without the key of the incident, expected its"
                                + " \"dedup_key\". See whether a proxy answers in its place",
                        Optional.empty(),
                        true);
    }

    private static boolean confirms(String body, String key) {
        try {
            JsonNode answer = JSON.readTree(body);
            return answer.path("status").asString("").equals("success")
                    && answer.path("dedup_key").asString("").equals(key);
        } catch (JacksonException noJson) {
            return false;
        }
    }
}
