package edu.paws360.deploy.preflight;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Addresses and listeners that only this machine sees. */
final class Loopback {
    private Loopback() {}

    /** 127.0.0.x, without asking a name service. */
    static InetAddress address(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ServerSocket listener(int backlog) throws IOException {
        return new ServerSocket(0, backlog, address(1));
    }

    static int closedPort() throws IOException {
        try (ServerSocket closed = listener(1)) {
            return closed.getLocalPort();
        }
    }
}
