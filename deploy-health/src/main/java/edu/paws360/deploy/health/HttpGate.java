package edu.paws360.deploy.health;

import edu.paws360.deploy.health.probe.Comparison;
import edu.paws360.deploy.health.probe.Condition;
import edu.paws360.deploy.health.probe.HttpCall;
import edu.paws360.deploy.health.probe.HttpExpectation;
import edu.paws360.deploy.health.probe.HttpProbe;
import edu.paws360.deploy.health.probe.Otherwise;
import edu.paws360.deploy.health.probe.Probe;
import edu.paws360.deploy.health.probe.StatusExpectation;
import edu.paws360.deploy.health.probe.Tls;
import java.util.Map;
import java.util.Objects;

/**
 * A gate that sends an HTTP request and compares the answer. Immutable; every method that changes something returns a
 * new gate.
 *
 * @param name the gate's name, not blank
 * @param call what is sent
 * @param expectation what has to come back
 * @param redirects how many redirects are followed at most, 0 to 20
 * @param tls whom an {@code https} address is trusted by
 * @param policy how long and how often it is asked
 */
public record HttpGate(
        String name, HttpCall call, HttpExpectation expectation, int redirects, Tls tls, GatePolicy policy)
        implements Gate {
    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if it is blank, or there are too many redirects
     */
    public HttpGate {
        requireName(name);
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(expectation, "expectation");
        Objects.requireNonNull(tls, "tls");
        Objects.requireNonNull(policy, "policy");
        HttpProbe.requireRedirects(redirects);
    }

    static void requireName(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A gate has a name.");
        }
    }

    @Override
    public Probe probe() {
        return new HttpProbe(call, expectation, redirects, tls);
    }

    /**
     * Sends another method than GET.
     *
     * @param method GET, HEAD, POST, PUT, PATCH, DELETE or OPTIONS
     * @return a new gate
     * @throws IllegalArgumentException if the method is another one
     */
    public HttpGate method(String method) {
        return new HttpGate(name, call.withMethod(method), expectation, redirects, tls, policy);
    }

    /**
     * Sends one more header.
     *
     * @param header its name
     * @param value its value, never shown
     * @return a new gate
     * @throws IllegalArgumentException if it cannot be sent, or is set already
     */
    public HttpGate header(String header, String value) {
        return new HttpGate(name, call.withHeader(header, value), expectation, redirects, tls, policy);
    }

    /**
     * Sends a body, as {@code application/json} unless a header {@code Content-Type} says otherwise.
     *
     * @param body the body, empty for none; never shown
     * @return a new gate
     */
    public HttpGate body(String body) {
        return new HttpGate(name, call.withBody(body), expectation, redirects, tls, policy);
    }

    /**
     * Expects other statuses than 200. Of those that are not expected, 502, 503 and 504 mean not yet, all others no.
     *
     * @param status the good statuses
     * @return a new gate
     */
    public HttpGate expectStatus(StatusExpectation status) {
        return expecting(expectation.withStatus(status));
    }

    /**
     * Expects JSON that holds at least this; see {@link HttpExpectation#withJson}. Other JSON means no.
     *
     * @param json for example {@code {"status": "healthy"}}
     * @return a new gate
     * @throws IllegalArgumentException if the text is not JSON
     */
    public HttpGate expectJson(String json) {
        return expecting(expectation.withJson(json));
    }

    /**
     * Expects a value at one place of the JSON, such as the deployed commit or the deployment's id.
     *
     * @param pointer a JSON pointer (RFC 6901), for example {@code /commit}
     * @param value the text that has to stand there
     * @param otherwise what another value, or none, means; {@link Otherwise#NOT_YET} where it tells the old version
     * @return a new gate
     * @throws IllegalArgumentException if the pointer is not one
     */
    public HttpGate expectAt(String pointer, String value, Otherwise otherwise) {
        return expecting(expectation.withValue(pointer, value, otherwise));
    }

    /**
     * Expects a value at one place of the JSON to be as a comparison wants it; anything else means no.
     *
     * @param pointer a JSON pointer (RFC 6901), for example {@code /queue/depth}
     * @param comparison how the value there has to stand to the expected one
     * @param value the expected one; a number for {@code <}, {@code <=}, {@code >} and {@code >=}
     * @return a new gate
     * @throws IllegalArgumentException if the pointer is not one, or the value no number where one is needed
     */
    public HttpGate expectAt(String pointer, Comparison comparison, String value) {
        return expecting(expectation.withValue(pointer, new Condition(comparison, value), Otherwise.NO));
    }

    /**
     * Expects the new version, so that the old one does not pass: a commit, a version or a deployment's id at one place of the
     * JSON. Another value, or none, means not yet.
     *
     * @param pointer a JSON pointer (RFC 6901), for example {@code /build/version}
     * @param value the text that has to stand there
     * @return a new gate
     * @throws IllegalArgumentException if the pointer is not one
     */
    public HttpGate expectVersion(String pointer, String value) {
        return expectAt(pointer, value, Otherwise.NOT_YET);
    }

    /**
     * Expects the body to contain this text, letter by letter. A body without it means no.
     *
     * @param text the text, not empty
     * @return a new gate
     * @throws IllegalArgumentException if the text is empty
     */
    public HttpGate expectText(String text) {
        return expecting(expectation.withText(text));
    }

    /**
     * Keeps a value of the answer for later smoke tests, which write <code>{{name}}</code> in their path, query, headers or body.
     * An answer without it means no.
     *
     * @param as what to call it: letters, digits, dashes and underscores
     * @param pointer a JSON pointer (RFC 6901), for example {@code /access_token}
     * @return a new gate
     * @throws IllegalArgumentException if the pointer is not one, or the name is none or taken
     */
    public HttpGate capture(String as, String pointer) {
        if (!as.matches("[A-Za-z0-9_-]+")) {
            throw new IllegalArgumentException(
                    "A value is captured under a name of letters, digits, dashes and underscores, not: " + as);
        }
        return expecting(expectation.withCapture(as, pointer));
    }

    /**
     * Follows redirects of GET and HEAD requests, never from {@code https} to {@code http}, and to another server without the
     * headers.
     *
     * @param most how many at most, 0 to 20; 0 by default
     * @return a new gate
     * @throws IllegalArgumentException if it is out of range
     */
    public HttpGate followRedirects(int most) {
        return new HttpGate(name, call, expectation, most, tls, policy);
    }

    /**
     * Trusts others than the JVM's trust store does.
     *
     * @param other whom, for example {@link Tls#trusting}
     * @return a new gate
     */
    public HttpGate trust(Tls other) {
        return new HttpGate(name, call, expectation, redirects, other, policy);
    }

    /** The same with values that were captured. */
    HttpGate filled(Map<String, String> values) {
        return new HttpGate(name, call.filled(values), expectation, redirects, tls, policy);
    }

    private HttpGate expecting(HttpExpectation other) {
        return new HttpGate(name, call, other, redirects, tls, policy);
    }

    @Override
    public HttpGate policy(GatePolicy other) {
        return new HttpGate(name, call, expectation, redirects, tls, other);
    }

    @Override
    public String toString() {
        return name + " (" + call + ")";
    }
}
