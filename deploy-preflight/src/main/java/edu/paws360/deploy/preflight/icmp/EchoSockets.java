package edu.paws360.deploy.preflight.icmp;

import java.io.Closeable;
import java.io.IOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A socket for each version of IP that this machine speaks; at least one. For one thread. */
final class EchoSockets implements Closeable {
    private static final int FIELDS = 2;
    private static final long MILLI = 1_000_000;

    private final Map<IpFamily, EchoSocket> open = new EnumMap<>(IpFamily.class);
    private final Map<IpFamily, NoEchoSocketException> unsupported = new EnumMap<>(IpFamily.class);

    private EchoSockets() {}

    /**
     * Opens them.
     *
     * @throws NoEchoSocketException if one may not be opened, or none is supported
     */
    static EchoSockets open() throws NoEchoSocketException {
        EchoSockets sockets = new EchoSockets();
        try {
            for (IpFamily family : IpFamily.values()) {
                sockets.open(family);
            }
            if (sockets.open.isEmpty()) {
                throw sockets.unsupported.get(IpFamily.V4);
            }
            return sockets;
        } catch (NoEchoSocketException | RuntimeException | Error e) {
            sockets.close();
            throw e;
        }
    }

    private void open(IpFamily family) throws NoEchoSocketException {
        try {
            open.put(family, EchoSocket.open(family));
        } catch (NoEchoSocketException e) {
            if (!e.isUnsupported()) {
                throw e;
            }
            unsupported.put(family, e);
        }
    }

    /** Those that are open. */
    Collection<EchoSocket> all() {
        return open.values();
    }

    /** The one for an address's version of IP, or {@code null}. */
    EchoSocket of(Call call) {
        return open.get(IpFamily.of(call.address()));
    }

    /** Why there is none for it. */
    String whyNone(Call call) {
        return unsupported.get(IpFamily.of(call.address())).getMessage();
    }

    /** Which kinds they are. */
    String kinds() {
        return all().stream()
                .map(socket -> socket.isRaw() ? "raw" : "unprivileged")
                .distinct()
                .collect(Collectors.joining(" and "));
    }

    /**
     * Waits until a packet has come, or for this long.
     *
     * @throws IOException if the sockets are of no use any more
     */
    void await(long nanos) throws IOException {
        int[] asked = new int[open.size() * FIELDS];
        int at = 0;
        for (EchoSocket socket : all()) {
            // struct pollfd: the socket, and then two times 16 bits, of which the first says what is waited for.
            asked[at] = socket.descriptor();
            asked[at + 1] = Libc.POLLIN;
            at += FIELDS;
        }
        int millis = (int) ((nanos + MILLI - 1) / MILLI);
        if (Libc.poll(asked, open.size(), millis) < 0 && Libc.error() != Libc.EINTR) {
            throw new IOException("ICMP replies could not be waited for (" + Libc.strerror(Libc.error())
                    + "; expected an open socket); run this again, or set deploy.preflight.network.probe to tcp");
        }
    }

    @Override
    public void close() {
        open.values().forEach(EchoSocket::close);
        open.clear();
    }
}
