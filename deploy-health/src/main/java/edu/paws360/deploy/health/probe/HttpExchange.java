package edu.paws360.deploy.health.probe;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/**
 * Sends one HTTP/1.1 request over a connection of its own, and reads the answer. No proxy is used, and nothing is sent
 * twice. Immutable and thread-safe.
 *
 * <p>The JDK's clients are not used: neither tries every address of a name, {@code HttpURLConnection} sends a request
 * again by itself, and cannot be closed while it reads; {@code java.net.http} on Java 17 leaves threads behind and knows
 * no limit for a body.
 */
record HttpExchange(Dialer dialer, Tls tls) {
    HttpAnswer send(HttpCall call, Deadline deadline) throws IOException {
        try (Socket connection = dialer.dial(call.host(), call.port(), deadline)) {
            Socket socket = call.tls() ? tls.over(connection, call.host(), call.port(), deadline) : connection;
            socket.getOutputStream().write(call.bytes());
            InputStream input = new DeadlineInput(socket, socket.getInputStream(), deadline);
            return answer(call, new BufferedInputStream(input), deadline);
        }
    }

    private static HttpAnswer answer(HttpCall call, InputStream input, Deadline deadline) throws IOException {
        AnswerReader reader = new AnswerReader(input);
        try {
            return reader.read(call.method());
        } catch (SocketTimeoutException e) {
            throw deadline.late(reader.progress(), e);
        }
    }
}
