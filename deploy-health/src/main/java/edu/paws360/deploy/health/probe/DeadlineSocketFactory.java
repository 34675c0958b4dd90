package edu.paws360.deploy.health.probe;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;

/**
 * Gives a JDBC driver connected sockets that end with an attempt's deadline. Public because the PostgreSQL driver makes it
 * by its name, and hands it the text that says for which attempt; of no use to others. By itself that driver tries one
 * address of a name only, counts its timeouts in whole seconds, and leaves a thread of its own behind where its login
 * timeout is used. Thread-safe.
 */
public final class DeadlineSocketFactory extends SocketFactory {
    private static final Map<String, Route> ROUTES = new ConcurrentHashMap<>();

    private final Route route;

    private record Route(ServiceUrl url, Deadline deadline) {}

    /**
     * A way to a server for as long as an attempt lasts.
     *
     * @param key what the driver has to hand on
     */
    record Lease(String key) implements Closeable {
        @Override
        public void close() {
            ROUTES.remove(key);
        }
    }

    /**
     * The factory of one attempt.
     *
     * @param key names the attempt
     * @throws IllegalArgumentException if that attempt is over, or never was
     */
    public DeadlineSocketFactory(String key) {
        route = ROUTES.get(key);
        if (route == null) {
            throw new IllegalArgumentException("there is no such attempt");
        }
    }

    static Lease lease(ServiceUrl url, Deadline deadline) {
        String key = UUID.randomUUID().toString();
        ROUTES.put(key, new Route(url, deadline));
        return new Lease(key);
    }

    @Override
    public Socket createSocket() throws IOException {
        Deadline deadline = route.deadline();
        Socket socket = Dialer.system().dial(route.url().host(), route.url().port(), deadline);
        socket.setSoTimeout(deadline.remainingMillis());
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return createSocket();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort) throws IOException {
        return createSocket();
    }
}
