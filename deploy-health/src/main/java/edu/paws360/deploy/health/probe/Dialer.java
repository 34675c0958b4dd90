package edu.paws360.deploy.health.probe;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/**
 * Connects to a host by every address its name has, in the resolver's order. Each address gets an equal share of the
 * time that is left, so a first address that swallows packets leaves enough for the second.
 */
final class Dialer {
    /** Turns a name into addresses; a test brings its own. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    private final Resolver resolver;

    Dialer(Resolver resolver) {
        this.resolver = resolver;
    }

    static Dialer system() {
        return new Dialer(InetAddress::getAllByName);
    }

    /**
     * Connects.
     *
     * @return a connected socket that the deadline guards
     * @throws ConnectException naming every address and why it failed, if none accepts
     */
    Socket dial(String host, int port, Deadline deadline) throws IOException {
        InetAddress[] addresses = resolver.resolve(host);
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < addresses.length; i++) {
            InetSocketAddress address = new InetSocketAddress(addresses[i], port);
            try {
                return connect(address, deadline, addresses.length - i);
            } catch (IOException e) {
                failures.add(text(address) + ": " + reason(e));
            }
        }
        throw new ConnectException(String.join("; ", failures));
    }

    private static Socket connect(InetSocketAddress address, Deadline deadline, int shares) throws IOException {
        int timeout = Math.max(1, deadline.remainingMillis() / shares);
        Socket socket = deadline.guard(new Socket());
        try {
            socket.connect(address, timeout);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static String reason(IOException fault) {
        return fault instanceof SocketTimeoutException ? "no answer" : String.valueOf(fault.getMessage());
    }

    private static String text(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
