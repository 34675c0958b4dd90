package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.http.Countdown;
import edu.paws360.deploy.http.Endpoint;
import edu.paws360.deploy.http.Quote;
import edu.paws360.deploy.secret.Masker;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Who is told of incidents: one element of {@code deploy.oncall.urls}. Immutable and thread-safe; its text form shows no secret. */
public abstract sealed class Receiver permits Alertmanager, PagerDuty, Webhook {
    static final String PROPERTY = "deploy.oncall.urls";

    /** How long a connection may take, and how long a receiver may be silent, each. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Duration patience;
    private final Masker masker;

    Receiver(Duration patience, Masker masker) {
        if (patience.isZero() || patience.isNegative()) {
            throw new IllegalArgumentException(PROPERTY + ": patience is " + patience + ", expected more than 0");
        }
        this.patience = patience;
        this.masker = masker;
    }

    /**
     * The receiver that an element names, with 5 seconds for a connection and 5 for an answer.
     *
     * @param element {@code http(s)://HOST/api/v2/alerts} for an Alertmanager; {@code pagerduty:KEY} or
     *     {@code pagerduty+https://KEY@HOST} for PagerDuty; {@code webhook+https://HOST/PATH} or {@code webhook:URL} for a webhook
     * @return the receiver
     * @throws IllegalArgumentException if it names none; the message holds no secret
     */
    public static Receiver at(URI element) {
        String scheme = String.valueOf(element.getScheme());
        if (scheme.startsWith("pagerduty")) {
            return PagerDuty.at(element);
        }
        return scheme.startsWith("webhook") ? Webhook.at(element) : Alertmanager.at(element);
    }

    /**
     * What it is.
     *
     * @return {@code alertmanager}, {@code pagerduty} or {@code webhook}
     */
    public abstract String kind();

    /**
     * What may be shown of where it is.
     *
     * @return host and port, and the path where that is no secret
     */
    public abstract String place();

    /** What tells it from all others; may hold secrets, and is never shown. */
    abstract String identity();

    /** What to say for where it is, behind "at". */
    abstract String address();

    /** Whether it remembers nothing over a new start of its own, so that what goes on is told again and again. */
    boolean forgets() {
        return false;
    }

    /** Tells it once. */
    abstract Reply tell(Notice notice, Countdown time) throws InterruptedException;

    final Post.Heard post(Endpoint endpoint, byte[] json, Countdown time) throws Post.Unheard, InterruptedException {
        return new Post(endpoint, json).send(time, patience);
    }

    /** There was no answer. */
    final Reply unheard(String who, Post.Unheard silence) {
        return new Reply.Later(
                masker.mask("No success from " + who + " at " + address() + ": " + silence.getMessage() + ". See "
                        + PROPERTY),
                Optional.empty(),
                silence.perhapsTaken());
    }

    /** There was an answer, and it was no success. */
    final Reply refusal(String who, String expected, Endpoint endpoint, Post.Heard heard, String advice) {
        String words = who + " at " + address() + " answered " + heard.status() + ", expected " + expected
                + new Quote(endpoint)
                        .of(heard.body().getBytes(StandardCharsets.UTF_8))
                        .map(said -> ": " + masker.mask(said))
                        .orElse("")
                + ". " + advice;
        return heard.worthRepeating()
                ? new Reply.Later(words, heard.retryAfter(), heard.status() >= 500)
                : new Reply.Refused(words, heard.forGood());
    }

    @Override
    public final String toString() {
        return kind() + " at " + place();
    }
}
