package edu.paws360.deploy.health.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import edu.paws360.deploy.health.probe.ProbeOutcome.Healthy;
import edu.paws360.deploy.health.probe.ProbeOutcome.NotYet;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Healthy when a PostgreSQL server accepts connections, as {@code pg_isready} has it (spec, "Health Gates"): it answers a
 * startup message with anything but "cannot connect now". No password is needed, so an unknown user or database is
 * healthy too; a smoke test that asks {@code SELECT 1} is what proves that one can work. It is asked without TLS unless told
 * otherwise; then a server without TLS, or with a certificate that is not trusted, is not healthy. Immutable and thread-safe.
 *
 * @param host a name or an address; every address of a name is tried
 * @param port 1 to 65535
 * @param user who asks; the server's log may name him
 * @param database what is asked for
 * @param tls whom the server is trusted by, where TLS is demanded of it
 */
public record PostgresProbe(String host, int port, String user, String database, Optional<Tls> tls) implements Probe {
    static final Map<String, Integer> PORTS = Map.of("postgresql", 5432);

    private static final int PROTOCOL_3_0 = 3 << 16;
    private static final int TLS_REQUEST = 80_877_103;
    /** SQLSTATE "cannot connect now": the server is starting, shutting down, or recovering. */
    private static final String CANNOT_CONNECT_NOW = "57P03";

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if one is empty or holds a NUL, or the port is out of range
     */
    public PostgresProbe {
        Objects.requireNonNull(tls, "tls");
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "A PostgreSQL probe needs a host and a port from 1 to 65535, not " + host + ":" + port);
        }
        if (user.isEmpty() || database.isEmpty() || (user + database).indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "A PostgreSQL probe needs a user and a database, without NUL characters");
        }
    }

    /**
     * A probe without TLS.
     *
     * @param host a name or an address
     * @param port 1 to 65535
     * @param user who asks
     * @param database what is asked for
     * @throws IllegalArgumentException if one is empty or holds a NUL, or the port is out of range
     */
    public PostgresProbe(String host, int port, String user, String database) {
        this(host, port, user, database, Optional.empty());
    }

    /**
     * The same, demanding TLS.
     *
     * @param other whom the server is trusted by
     * @return a new probe
     */
    public PostgresProbe over(Tls other) {
        return new PostgresProbe(host, port, user, database, Optional.of(other));
    }

    /**
     * A probe of what a URL names.
     *
     * @param uri such as {@code postgresql://user@host:5432/database}; the port is 5432 unless told otherwise, the user
     *     {@code postgres}, the database named like the user
     * @return the probe
     * @throws IllegalArgumentException if it is another kind of URL, or holds a password, which is not needed
     */
    public static PostgresProbe of(URI uri) {
        ServiceUrl url = ServiceUrl.of(uri, PORTS);
        if (!url.password().isEmpty()) {
            throw new IllegalArgumentException("Whether " + url + " accepts connections is asked without a password");
        }
        String user = url.user().isEmpty() ? "postgres" : url.user();
        return new PostgresProbe(url.host(), url.port(), user, url.path().isEmpty() ? user : url.path());
    }

    @Override
    public String target() {
        return new ServiceUrl("postgresql", host, port, "", "", "").target();
    }

    @Override
    public ProbeOutcome attempt(Deadline deadline) throws IOException {
        try (Socket connection = Dialer.system().dial(host, port, deadline)) {
            Socket socket = tls.isPresent() ? secured(connection, tls.get(), deadline) : connection;
            socket.getOutputStream().write(startup());
            InputStream input = new DeadlineInput(socket, socket.getInputStream(), deadline);
            return outcome(PostgresAnswer.read(new BufferedInputStream(input)));
        } catch (SocketTimeoutException e) {
            throw deadline.late("no answer to the startup message", e);
        }
    }

    /** Asks for TLS, which a server that has it answers with one letter. */
    private Socket secured(Socket connection, Tls trust, Deadline deadline) throws IOException {
        connection.getOutputStream().write(message(TLS_REQUEST, new byte[0]));
        int answer = new DeadlineInput(connection, connection.getInputStream(), deadline).read();
        if (answer < 0) {
            throw new EOFException("closed by the server: nothing was sent");
        }
        if (answer != 'S') {
            throw new UnexpectedAnswerException("speaks no TLS: set ssl=on there, or ask without TLS");
        }
        return trust.over(connection, host, port, deadline);
    }

    private ProbeOutcome outcome(PostgresAnswer answer) {
        if (answer.sqlState().equals(CANNOT_CONNECT_NOW)) {
            return new NotYet(target() + " rejects connections: " + answer);
        }
        return new Healthy(
                target() + " is accepting connections" + (answer.sqlState().isEmpty() ? "" : " (" + answer + ")"));
    }

    private byte[] startup() throws IOException {
        ByteArrayOutputStream fields = new ByteArrayOutputStream();
        for (String text : new String[] {"user", user, "database", database, ""}) {
            fields.write(text.getBytes(UTF_8));
            fields.write(0);
        }
        return message(PROTOCOL_3_0, fields.toByteArray());
    }

    private static byte[] message(int code, byte[] content) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        DataOutputStream output = new DataOutputStream(message);
        output.writeInt(2 * Integer.BYTES + content.length);
        output.writeInt(code);
        output.write(content);
        return message.toByteArray();
    }
}
