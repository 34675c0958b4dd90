package edu.paws360.deploy.health.probe;

import java.io.IOException;
import java.util.Collection;
import java.util.Optional;

/**
 * Sends one HTTP/1.1 request over a connection of its own, and compares the answer. No proxy is used, and nothing is sent
 * twice. Redirects are not followed unless it is told to; then GET and HEAD requests follow so many of them, never from
 * {@code https} to {@code http}, and to another server without the headers of this one, which may hold a secret. An
 * {@code https} address has to be trusted, by the JVM's trust store unless told otherwise, and its name is checked.
 * Immutable and thread-safe.
 */
public final class HttpProbe implements Probe {
    private static final int MOST_REDIRECTS = 20;

    private final HttpCall call;
    private final HttpExpectation expectation;
    private final int redirects;
    private final HttpExchange exchange;

    /**
     * A probe with this request.
     *
     * @param call what to send
     * @param expectation what has to come back
     */
    public HttpProbe(HttpCall call, HttpExpectation expectation) {
        this(call, expectation, 0, Tls.SYSTEM);
    }

    /**
     * A probe with this request, that follows redirects or trusts others than the JVM does.
     *
     * @param call what to send
     * @param expectation what has to come back
     * @param redirects how many redirects to follow at most, 0 to 20
     * @param tls whom to trust
     * @throws IllegalArgumentException if there are too many redirects
     */
    public HttpProbe(HttpCall call, HttpExpectation expectation, int redirects, Tls tls) {
        this(call, expectation, redirects, new HttpExchange(Dialer.system(), tls));
    }

    HttpProbe(HttpCall call, HttpExpectation expectation, int redirects, HttpExchange exchange) {
        this.call = call;
        this.expectation = expectation;
        this.redirects = redirects;
        this.exchange = exchange;
        requireRedirects(redirects);
    }

    /**
     * Checks a number of redirects.
     *
     * @param redirects the number
     * @throws IllegalArgumentException if it is not 0 to 20
     */
    public static void requireRedirects(int redirects) {
        if (redirects < 0 || redirects > MOST_REDIRECTS) {
            throw new IllegalArgumentException("redirects is 0 to " + MOST_REDIRECTS + ", not " + redirects);
        }
    }

    @Override
    public String target() {
        return call.target();
    }

    @Override
    public Collection<String> secrets() {
        return call.secrets();
    }

    @Override
    public ProbeOutcome attempt(Deadline deadline) throws IOException {
        HttpCall asked = call;
        for (int left = redirects; ; left--) {
            HttpAnswer answer = exchange.send(asked, deadline);
            Optional<HttpCall> next = next(asked, answer);
            if (next.isEmpty()) {
                return expectation.judge(asked.target(), answer);
            }
            if (left == 0) {
                return new ProbeOutcome.No(
                        target() + " redirected more than " + redirects + " times, at last to "
                                + next.get().target(),
                        answer.excerpt());
            }
            asked = next.get();
        }
    }

    private Optional<HttpCall> next(HttpCall asked, HttpAnswer answer) {
        boolean follow =
                redirects > 0 && answer.redirects() && !expectation.status().matches(answer.status());
        return follow ? asked.redirectedTo(answer.location()) : Optional.empty();
    }

    @Override
    public String toString() {
        return call.toString();
    }
}
