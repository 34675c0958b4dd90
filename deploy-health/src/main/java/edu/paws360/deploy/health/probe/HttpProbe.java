package edu.paws360.deploy.health.probe;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/**
 * Sends one HTTP/1.1 request over a connection of its own, and compares the answer. Redirects are not followed, no proxy
 * is used, and nothing is sent twice. An {@code https} address is trusted by the JVM's trust store, and its name is
 * checked. Immutable and thread-safe.
 *
 * <p>The JDK's clients are not used: neither tries every address of a name, {@code HttpURLConnection} sends a request
 * again by itself, and cannot be closed while it reads; {@code java.net.http} on Java 17 leaves threads behind and knows
 * no limit for a body.
 */
public final class HttpProbe implements Probe {
    private final HttpCall call;
    private final HttpExpectation expectation;
    private final Dialer dialer;
    private final Tls tls;

    /**
     * A probe with this request.
     *
     * @param call what to send
     * @param expectation what has to come back
     */
    public HttpProbe(HttpCall call, HttpExpectation expectation) {
        this(call, expectation, Dialer.system(), Tls.SYSTEM);
    }

    HttpProbe(HttpCall call, HttpExpectation expectation, Dialer dialer, Tls tls) {
        this.call = call;
        this.expectation = expectation;
        this.dialer = dialer;
        this.tls = tls;
    }

    @Override
    public String target() {
        return call.target();
    }

    @Override
    public ProbeOutcome attempt(Deadline deadline) throws IOException {
        try (Socket connection = dialer.dial(call.host(), call.port(), deadline)) {
            Socket socket = call.tls() ? tls.over(connection, call.host(), call.port(), deadline) : connection;
            socket.getOutputStream().write(call.bytes());
            InputStream input = new DeadlineInput(socket, socket.getInputStream(), deadline);
            return expectation.judge(target(), answer(new BufferedInputStream(input), deadline));
        }
    }

    private HttpAnswer answer(InputStream input, Deadline deadline) throws IOException {
        AnswerReader reader = new AnswerReader(input);
        try {
            return reader.read(call.method());
        } catch (SocketTimeoutException e) {
            throw deadline.late(reader.progress(), e);
        }
    }

    @Override
    public String toString() {
        return call.toString();
    }
}
