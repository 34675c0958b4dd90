package edu.paws360.deploy.health.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** A listening port whose queue is full, so that a further connection hears nothing, as behind a firewall that drops. */
final class FullServer implements AutoCloseable {
    private static final int ENOUGH = 64;

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<Socket> fillers = new ArrayList<>();

    FullServer() throws IOException {
        while (fill()) {
            if (fillers.size() > ENOUGH) {
                throw new IOException("the queue of " + server + " does not fill");
            }
        }
    }

    private boolean fill() throws IOException {
        Socket filler = new Socket();
        fillers.add(filler);
        try {
            filler.connect(new InetSocketAddress(server.getInetAddress(), port()), 200);
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        for (Socket filler : fillers) {
            filler.close();
        }
        server.close();
    }
}
