package edu.paws360.deploy.queue.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A way to a server that can be cut, and be closed for a while. */
final class Relay implements AutoCloseable {
    private final ServerSocket door;
    private final String host;
    private final int port;
    private final List<Socket> open = new ArrayList<>();
    private boolean shut;

    private Relay(ServerSocket door, String host, int port) {
        this.door = door;
        this.host = host;
        this.port = port;
    }

    static Relay to(String host, int port) throws IOException {
        Relay relay = new Relay(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), host, port);
        start(relay::serve);
        return relay;
    }

    int port() {
        return door.getLocalPort();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        try {
            while (true) {
                join(door.accept());
            }
        } catch (IOException closed) {
            cut();
        }
    }

    private synchronized void join(Socket client) throws IOException {
        if (shut) {
            client.close();
            return;
        }
        Socket server = new Socket(host, port);
        open.add(client);
        open.add(server);
        start(() -> pass(client, server));
        start(() -> pass(server, client));
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to;
                InputStream input = from.getInputStream();
                OutputStream output = to.getOutputStream()) {
            input.transferTo(output);
        } catch (IOException over) {
            // Either side ended; both are closed.
        }
    }

    /** Cuts every connection. */
    synchronized void cut() {
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        open.clear();
    }

    /** Lets nobody through from now on. */
    synchronized void shut() {
        shut = true;
        cut();
    }

    /** Lets everybody through again. */
    synchronized void unshut() {
        shut = false;
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}
