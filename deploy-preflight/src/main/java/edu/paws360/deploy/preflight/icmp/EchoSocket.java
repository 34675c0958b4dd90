package edu.paws360.deploy.preflight.icmp;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/** A socket that sends echo requests and receives the replies. Never blocks. For one thread. */
final class EchoSocket implements Closeable {
    /** Asks for room for some thousand replies; the kernel gives what its limits allow. */
    private static final int BUFFER = 4 << 20;

    private static final int HEADER_UNIT = 4;
    private static final int HEADER_UNITS = 0x0f;
    private static final int ALL_TYPES = -1;

    private final int socket;
    private final IpFamily family;
    private final boolean raw;
    private final byte[] received = new byte[EchoPacket.LONGEST];
    private final byte[] from;
    private final int[] fromLength = new int[1];
    private EchoPacket packets;

    private EchoSocket(int socket, IpFamily family, boolean raw) {
        this.socket = socket;
        this.family = family;
        this.raw = raw;
        this.from = new byte[family.sockaddrLength];
        begin();
    }

    /**
     * Opens one: the kind that {@code net.ipv4.ping_group_range} allows, or else the raw one of who has {@code CAP_NET_RAW}.
     *
     * @throws NoEchoSocketException if neither may be opened
     */
    static EchoSocket open(IpFamily family) throws NoEchoSocketException {
        int datagram = Libc.socket(family.number, Libc.SOCK_DGRAM | Libc.SOCK_NONBLOCK_CLOEXEC, family.protocol);
        if (datagram >= 0) {
            return new EchoSocket(datagram, family, false).prepared();
        }
        int raw = Libc.socket(family.number, Libc.SOCK_RAW | Libc.SOCK_NONBLOCK_CLOEXEC, family.protocol);
        if (raw >= 0) {
            return new EchoSocket(raw, family, true).prepared();
        }
        throw NoEchoSocketException.of(Libc.error());
    }

    /** Begins anew: replies to what was sent before are foreign from now on. */
    void begin() {
        SecureRandom random = new SecureRandom();
        packets = new EchoPacket(family, (short) random.nextInt(), random.nextLong());
    }

    private EchoSocket prepared() {
        // By force where that is allowed, and otherwise up to the limit that holds for all.
        setInt(Libc.SO_RCVBUF);
        setInt(Libc.SO_RCVBUFFORCE);
        setInt(Libc.SO_SNDBUF);
        setInt(Libc.SO_SNDBUFFORCE);
        if (raw) {
            hearRepliesOnly();
        }
        return this;
    }

    private void setInt(int name) {
        set(Libc.SOL_SOCKET, name, inNativeOrder(BUFFER));
    }

    /** A raw socket hears all ICMP of the machine, on loopback our own requests too; what is read tells replies apart anyway. */
    private void hearRepliesOnly() {
        if (family == IpFamily.V4) {
            set(Libc.SOL_RAW, Libc.FILTER, inNativeOrder(~(1 << family.reply)));
            return;
        }
        int[] blocked = new int[256 / Integer.SIZE];
        Arrays.fill(blocked, ALL_TYPES);
        int reply = Byte.toUnsignedInt(family.reply);
        blocked[reply / Integer.SIZE] &= ~(1 << reply % Integer.SIZE);
        set(family.protocol, Libc.FILTER, inNativeOrder(blocked));
    }

    /** None of these is needed for right answers, only for few lost ones, so a refusal is borne. */
    private void set(int level, int name, byte[] value) {
        int unused = Libc.setsockopt(socket, level, name, value, value.length);
    }

    private static byte[] inNativeOrder(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.nativeOrder());
        bytes.asIntBuffer().put(values);
        return bytes.array();
    }

    /** Its number, for a poll. */
    int descriptor() {
        return socket;
    }

    boolean isRaw() {
        return raw;
    }

    IpFamily family() {
        return family;
    }

    /** Sends a request; 0, or the number of the kernel's error. */
    int send(int number, InetAddress to) {
        byte[] packet = packets.request(number);
        byte[] sockaddr = family.sockaddr(to);
        long sent;
        do {
            sent = Libc.sendto(socket, packet, packet.length, 0, sockaddr, sockaddr.length);
        } while (sent < 0 && Libc.error() == Libc.EINTR);
        return sent < 0 ? Libc.error() : 0;
    }

    /**
     * Reads one packet, if one is there.
     *
     * @param asked the address that was asked by the request of a number, or {@code null}
     * @return whether there was one; the number of the request that it replies to, if it comes from who was asked
     * @throws IOException if the socket is of no use any more
     */
    Heard receive(IntFunction<InetAddress> asked) throws IOException {
        fromLength[0] = from.length;
        long length = Libc.recvfrom(socket, received, received.length, 0, from, fromLength);
        if (length < 0) {
            int error = Libc.error();
            if (error == Libc.EAGAIN) {
                return Heard.NOTHING;
            }
            if (error == Libc.EINTR) {
                return Heard.FOREIGN;
            }
            throw new IOException("ICMP replies could not be read (" + Libc.strerror(error)
                    + "; expected an open socket); run this again, or set deploy.preflight.network.probe to tcp");
        }
        OptionalInt number = packets.number(received, header(length), (int) length);
        InetAddress whom = number.isPresent() ? asked.apply(number.getAsInt()) : null;
        return whom != null && family.isOf(from, whom) ? new Heard(true, number) : Heard.FOREIGN;
    }

    /** Only a raw socket of IPv4 hands the header of IP out. */
    private int header(long length) {
        boolean withHeader = raw && family == IpFamily.V4 && length > 0;
        return withHeader ? (received[0] & HEADER_UNITS) * HEADER_UNIT : 0;
    }

    /**
     * What was received.
     *
     * @param something whether there was a packet at all
     * @param number of the request that it replies to; empty if it is no reply to us
     */
    record Heard(boolean something, OptionalInt number) {
        static final Heard NOTHING = new Heard(false, OptionalInt.empty());
        static final Heard FOREIGN = new Heard(true, OptionalInt.empty());
    }

    @Override
    public void close() {
        int unused = Libc.close(socket);
    }
}
