package edu.paws360.deploy.health;

import edu.paws360.deploy.health.probe.HttpCall;
import edu.paws360.deploy.health.probe.HttpExpectation;
import edu.paws360.deploy.health.probe.HttpProbe;
import edu.paws360.deploy.health.probe.Otherwise;
import edu.paws360.deploy.health.probe.Probe;
import edu.paws360.deploy.health.probe.StatusExpectation;
import java.util.Objects;

/**
 * A gate that sends an HTTP request and compares the answer. Immutable; every method that changes something returns a
 * new gate.
 *
 * @param name the gate's name, not blank
 * @param call what is sent
 * @param expectation what has to come back
 * @param policy how long and how often it is asked
 */
public record HttpGate(String name, HttpCall call, HttpExpectation expectation, GatePolicy policy) implements Gate {
    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public HttpGate {
        requireName(name);
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(expectation, "expectation");
        Objects.requireNonNull(policy, "policy");
    }

    static void requireName(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A gate has a name.");
        }
    }

    @Override
    public Probe probe() {
        return new HttpProbe(call, expectation);
    }

    /**
     * Sends another method than GET.
     *
     * @param method GET, HEAD, POST, PUT, PATCH, DELETE or OPTIONS
     * @return a new gate
     * @throws IllegalArgumentException if the method is another one
     */
    public HttpGate method(String method) {
        return new HttpGate(name, call.withMethod(method), expectation, policy);
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
        return new HttpGate(name, call.withHeader(header, value), expectation, policy);
    }

    /**
     * Sends a body, as {@code application/json} unless a header {@code Content-Type} says otherwise.
     *
     * @param body the body, empty for none; never shown
     * @return a new gate
     */
    public HttpGate body(String body) {
        return new HttpGate(name, call.withBody(body), expectation, policy);
    }

    /**
     * Expects other statuses than 200. Of those that are not expected, 502, 503 and 504 mean not yet, all others no.
     *
     * @param status the good statuses
     * @return a new gate
     */
    public HttpGate expectStatus(StatusExpectation status) {
        return new HttpGate(name, call, expectation.withStatus(status), policy);
    }

    /**
     * Expects JSON that holds at least this; see {@link HttpExpectation#withJson}. Other JSON means no.
     *
     * @param json for example {@code {"status": "healthy"}}
     * @return a new gate
     * @throws IllegalArgumentException if the text is not JSON
     */
    public HttpGate expectJson(String json) {
        return new HttpGate(name, call, expectation.withJson(json), policy);
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
        return new HttpGate(name, call, expectation.withValue(pointer, value, otherwise), policy);
    }

    @Override
    public HttpGate policy(GatePolicy other) {
        return new HttpGate(name, call, expectation, other);
    }

    @Override
    public String toString() {
        return name + " (" + call + ")";
    }
}
