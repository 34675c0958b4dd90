package edu.paws360.deploy.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** Ways on which nobody gets to a gateway: a port that refuses, a server without TLS, and one that breaks off the handshake. */
final class BrokenWays implements AutoCloseable {
    /** A way to a gateway. */
    enum Way {
        OPEN,
        REFUSED,
        WITHOUT_TLS,
        TLS_BROKEN_OFF
    }

    /** A fatal alert, "handshake failure" (RFC 8446, 6.2). */
    private static final byte[] ALERT = {0x15, 3, 3, 0, 2, 2, 40};

    private final Socket refusing = new Socket();
    private final ServerSocket alerting;

    BrokenWays() {
        try {
            // Bound, so that nobody else gets the port, and not listening.
            refusing.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            alerting = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread server = new Thread(this::alert, "alerting");
        server.setDaemon(true);
        server.start();
    }

    private void alert() {
        while (!alerting.isClosed()) {
            try (Socket client = alerting.accept()) {
                client.setSoTimeout(10_000);
                client.getInputStream().read(new byte[16_384]);
                client.getOutputStream().write(ALERT);
            } catch (IOException gone) {
                // The next one, or closed.
            }
        }
    }

    URI to(StrictGateway gateway, Way way) {
        return switch (way) {
            case OPEN -> gateway.uri();
            case REFUSED -> URI.create("http://127.0.0.1:" + refusing.getLocalPort());
            case WITHOUT_TLS -> URI.create("https://" + gateway.authority());
            case TLS_BROKEN_OFF -> URI.create("https://127.0.0.1:" + alerting.getLocalPort());
        };
    }

    @Override
    public void close() throws IOException {
        refusing.close();
        alerting.close();
    }
}
