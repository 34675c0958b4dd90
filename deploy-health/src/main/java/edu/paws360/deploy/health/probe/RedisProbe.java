package edu.paws360.deploy.health.probe;

import edu.paws360.deploy.health.probe.ProbeOutcome.Healthy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Healthy when a Redis server answers PING with PONG (spec, "Health Gates"). With a password it says AUTH before, and with the
 * number of a database SELECT; with {@code rediss} it speaks TLS, trusted by the JVM's trust store unless told otherwise. Shows
 * neither user nor password, nor what the server says of them. Immutable and thread-safe.
 */
public final class RedisProbe implements Probe {
    private static final int PORT = 6379;
    private static final Map<String, Integer> PORTS = Map.of("redis", PORT, "rediss", PORT);

    private final ServiceUrl url;
    private final Dialer dialer;
    private final Tls tls;

    RedisProbe(ServiceUrl url, Dialer dialer, Tls tls) {
        this.url = url;
        this.dialer = dialer;
        this.tls = tls;
    }

    /**
     * A probe of what a URL names.
     *
     * @param uri {@code redis} or {@code rediss}, such as {@code redis://host}, {@code redis://:password@host:6379/2} or
     *     {@code rediss://user:password@host}; percent-encoding in user and password is undone
     * @return the probe
     * @throws IllegalArgumentException if it is another kind of URL, has a path that is no number of a database (0 to 9999), or a
     *     user without a password; the message holds no secret
     */
    public static RedisProbe of(URI uri) {
        return of(uri, Tls.SYSTEM);
    }

    /**
     * The same, trusting others than the JVM does.
     *
     * @param uri as above
     * @param tls whom a {@code rediss} server is trusted by
     * @return the probe
     * @throws IllegalArgumentException as above
     */
    public static RedisProbe of(URI uri, Tls tls) {
        return new RedisProbe(checked(uri), Dialer.system(), tls);
    }

    static ServiceUrl checked(URI uri) {
        ServiceUrl url = ServiceUrl.of(uri, PORTS);
        if (!url.path().matches("\\d{0,4}")) {
            throw new IllegalArgumentException("Only the number of a database can stand behind " + url);
        }
        if (uri.getRawUserInfo() != null && url.password().isEmpty()) {
            throw new IllegalArgumentException("The user for " + url + " has no password");
        }
        return url;
    }

    @Override
    public String target() {
        return url.target();
    }

    @Override
    public Collection<String> secrets() {
        return List.of(url.password());
    }

    @Override
    public ProbeOutcome attempt(Deadline deadline) throws IOException {
        try (Socket connection = dialer.dial(url.host(), url.port(), deadline)) {
            Socket socket =
                    url.scheme().equals("rediss") ? tls.over(connection, url.host(), url.port(), deadline) : connection;
            InputStream input = new BufferedInputStream(new DeadlineInput(socket, socket.getInputStream(), deadline));
            Optional<ProbeOutcome> refusal = refusal(socket, input, deadline);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            RedisReply reply = ask(socket, input, deadline, List.of("PING"));
            return reply.is("PONG") ? new Healthy(target() + " answered PONG") : RedisRefusal.ofPing(target(), reply);
        }
    }

    /** What the server has against us before it is asked how it is. */
    private Optional<ProbeOutcome> refusal(Socket socket, InputStream input, Deadline deadline) throws IOException {
        if (!url.password().isEmpty()) {
            RedisReply reply = logIn(socket, input, deadline);
            if (!reply.is("OK")) {
                return Optional.of(RedisRefusal.ofLogin(target(), reply));
            }
        }
        if (url.path().isEmpty()) {
            return Optional.empty();
        }
        RedisReply reply = ask(socket, input, deadline, List.of("SELECT", url.path()));
        return reply.is("OK") ? Optional.empty() : Optional.of(RedisRefusal.ofSelect(target(), reply));
    }

    private RedisReply logIn(Socket socket, InputStream input, Deadline deadline) throws IOException {
        try {
            return ask(socket, input, deadline, auth());
        } catch (UnexpectedAnswerException e) {
            // The cause quotes what came, and a server that sends back what it gets sends back the password.
            throw new UnexpectedAnswerException(
                    "did not answer AUTH in the protocol of Redis (not shown, since it may repeat the password)");
        }
    }

    private List<String> auth() {
        return url.user().isEmpty() ? List.of("AUTH", url.password()) : List.of("AUTH", url.user(), url.password());
    }

    private static RedisReply ask(Socket socket, InputStream input, Deadline deadline, List<String> words)
            throws IOException {
        try {
            socket.getOutputStream().write(RedisReply.command(words));
            return RedisReply.read(input);
        } catch (SocketTimeoutException e) {
            throw deadline.late("no answer to " + words.get(0), e);
        }
    }

    @Override
    public String toString() {
        return "PING " + target();
    }
}
