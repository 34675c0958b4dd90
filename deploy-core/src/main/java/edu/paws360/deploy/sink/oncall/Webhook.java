package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.http.Countdown;
import edu.paws360.deploy.http.Endpoint;
import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.secret.Secret;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A webhook that takes what Slack takes: JSON with a {@code text}. All of its URL behind the host is a secret, and never shown.
 * It keeps nothing apart: what is told twice is there twice, so what may be the second time says so. Immutable and thread-safe.
 */
public final class Webhook extends Receiver {
    private final Endpoint endpoint;

    Webhook(Endpoint endpoint, Duration patience) {
        super(patience, Masker.of(secrets(endpoint)));
        this.endpoint = endpoint;
    }

    /**
     * A webhook with 5 seconds for a connection and 5 for an answer.
     *
     * @param element {@code webhook+https://HOST/PATH}, or {@code webhook:} and the whole URL; user and password in it are sent as
     *     Basic authentication
     * @return the webhook
     * @throws IllegalArgumentException if it is neither; the message holds no secret
     */
    public static Webhook at(URI element) {
        String text = element.toString();
        URI url = URI.create(text.replaceFirst("^webhook[:+]", ""));
        String scheme = String.valueOf(url.getScheme());
        require(scheme.equals("https") || scheme.equals("http"), "an address with another scheme");
        require(url.getHost() != null, "a webhook without a host");
        require(url.getRawFragment() == null, "a webhook with a fragment");
        return new Webhook(Endpoint.of(PROPERTY, url), PATIENCE);
    }

    private static void require(boolean condition, String seen) {
        if (!condition) {
            throw new IllegalArgumentException(PROPERTY + " has " + seen
                    + ", expected webhook+https://HOST/PATH, or webhook:@{NAME}, where the environment variable NAME holds"
                    + " the whole URL.");
        }
    }

    /** Which part of it nobody can guess, only its server knows: each is hidden, and all of them together. */
    private static List<Secret> secrets(Endpoint endpoint) {
        String path = endpoint.address().getRawPath();
        String query = Optional.ofNullable(endpoint.address().getRawQuery()).orElse("");
        return Stream.of(
                        Stream.of(path.replaceFirst("^/", ""), query),
                        Stream.of(path.split("/", -1)),
                        Stream.of(query.split("[&=]", -1)))
                .flatMap(parts -> parts)
                .flatMap(part -> Stream.of(part, decoded(part)))
                .filter(part -> part.length() >= Masker.SHORTEST)
                .distinct()
                .map(part -> new Secret(PROPERTY, part))
                .toList();
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return part;
        }
    }

    @Override
    public String kind() {
        return "webhook";
    }

    @Override
    public String place() {
        return endpoint.address().getRawAuthority();
    }

    @Override
    String identity() {
        return endpoint.address().toString();
    }

    @Override
    String address() {
        return place();
    }

    @Override
    Reply tell(Notice notice, Countdown time) throws InterruptedException {
        byte[] json = WebhookMessage.json(notice);
        try {
            return reply(post(endpoint, json, time));
        } catch (Post.Unheard silence) {
            return unheard("the webhook", silence);
        }
    }

    private Reply reply(Post.Heard heard) {
        if (heard.status() < 200 || heard.status() > 299) {
            return refusal("The webhook", "2xx", endpoint, heard, "See its URL in " + PROPERTY);
        }
        // A page for people comes from a proxy or a login, not from a webhook.
        return heard.body().startsWith("<")
                ? new Reply.Later(
                        "The webhook at " + address() + " answered " + heard.status()
                                + " with a page for people, expected ok. See its URL in " + PROPERTY,
                        Optional.empty(),
                        true)
                : new Reply.Taken();
    }
}
