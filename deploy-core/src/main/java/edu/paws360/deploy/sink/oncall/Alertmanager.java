package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.check.Spoken;
import edu.paws360.deploy.http.Countdown;
import edu.paws360.deploy.http.Endpoint;
import edu.paws360.deploy.secret.Masker;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An Alertmanager of Prometheus (API, version 2). It knows an alert by its labels, resolves it when its end is past, and has
 * forgotten all when it is started anew. Immutable and thread-safe.
 */
public final class Alertmanager extends Receiver {
    /** How the path of every address ends (Alertmanager's API, version 2). */
    public static final String PATH = "/api/v2/alerts";

    private static final int OK = 200;

    private final Endpoint endpoint;

    Alertmanager(Endpoint endpoint, Duration patience) {
        super(patience, Masker.of(List.of()));
        this.endpoint = endpoint;
        requireAddress(endpoint.address());
        require(
                endpoint.credentials().map(both -> both.value().contains(":")).orElse(true),
                "a user without a password");
    }

    /**
     * An Alertmanager with 5 seconds for a connection and 5 for an answer.
     *
     * @param url an element of {@code deploy.oncall.urls}; may hold a user and a password, which are then sent as Basic
     *     authentication and never as part of the URL
     * @return the Alertmanager
     * @throws IllegalArgumentException if the URL is not the address of an Alertmanager; the message holds no secret
     */
    public static Alertmanager at(URI url) {
        return new Alertmanager(Endpoint.of(PROPERTY, url), PATIENCE);
    }

    Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public String kind() {
        return "alertmanager";
    }

    @Override
    public String place() {
        return endpoint.address().getRawAuthority()
                + endpoint.address().getRawPath().replace(PATH, "");
    }

    @Override
    String identity() {
        return address();
    }

    @Override
    String address() {
        return endpoint.address().toString();
    }

    @Override
    boolean forgets() {
        return true;
    }

    /**
     * One whose clock has not reached the end of an alert keeps the later end that it was told before, without a word. So its clock
     * is looked at, and what has ended is told again when the end is past there too.
     */
    @Override
    Reply tell(Notice notice, Countdown time) throws InterruptedException {
        byte[] json = Alert.json(List.of(Alert.of(notice)));
        try {
            Post.Heard heard = post(endpoint, json, time);
            Optional<Duration> lag = notice.end().flatMap(end -> lag(heard, end.at()));
            if (heard.status() != OK || lag.isEmpty()) {
                return reply(heard);
            }
            if (time.left().compareTo(lag.get()) <= 0) {
                return behind(lag.get());
            }
            Thread.sleep(lag.get().toMillis() + 1);
            return reply(post(endpoint, json, time));
        } catch (Post.Unheard silence) {
            return unheard("the Alertmanager", silence);
        }
    }

    private static Optional<Duration> lag(Post.Heard heard, Instant end) {
        return heard.date().filter(clock -> !clock.isAfter(end)).map(clock -> Duration.between(clock, end)
                .plusMillis(1));
    }

    private Reply reply(Post.Heard heard) {
        return heard.status() == OK
                ? new Reply.Taken()
                : refusal("The Alertmanager", "200", endpoint, heard, advice(heard.status()));
    }

    private static String advice(int status) {
        return status == 401 || status == 403
                ? "Give user and password in " + PROPERTY + ", from the environment"
                : "See " + PROPERTY + " and the Alertmanager's log";
    }

    /** It would take the end of an alert for one that is yet to come, and let the alert fire on. */
    private Reply behind(Duration lag) {
        return new Reply.Refused(
                "The clock of the Alertmanager at " + address() + " is " + Spoken.of(lag)
                        + " behind the end of an alert, so it lets the alert fire on. Set both clocks",
                false);
    }

    private static void requireAddress(URI address) {
        String scheme = String.valueOf(address.getScheme());
        // Nothing is quoted: what is no host, or a path, may be a password with a wrong character in it.
        require(scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"), "an address with another scheme");
        require(address.getHost() != null, "an address without a host");
        require(address.getRawUserInfo() == null, "an address that still holds a user");
        require(address.getRawQuery() == null && address.getRawFragment() == null, "an address with a query");
        require(!address.getRawPath().contains("@"), "an address with an @ behind its first slash");
        require(address.getRawPath().endsWith(PATH), "an address with another path");
    }

    private static void require(boolean condition, String seen) {
        if (!condition) {
            throw new IllegalArgumentException(PROPERTY + " has " + seen
                    + ", expected the address of an Alertmanager, as http://HOST:9093" + PATH + " or https://HOST"
                    + PATH
                    + ", pagerduty:@{NAME}, or webhook+https://HOST/PATH.");
        }
    }
}
