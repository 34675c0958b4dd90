package edu.paws360.deploy.preflight.icmp;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** What differs between the two versions of IP. */
enum IpFamily {
    V4(Libc.AF_INET, Libc.IPPROTO_ICMP, 8, 0, 16, 4, 4),
    V6(Libc.AF_INET6, Libc.IPPROTO_ICMPV6, 128, 129, 28, 8, 16);

    private static final int SCOPE_AT = 24;

    final int number;
    final int protocol;
    final byte request;
    final byte reply;
    /** The length of a socket address, and where in it the address is. */
    final int sockaddrLength;

    private final int addressAt;
    private final int addressLength;

    IpFamily(int number, int protocol, int request, int reply, int sockaddrLength, int addressAt, int addressLength) {
        this.number = number;
        this.protocol = protocol;
        this.request = (byte) request;
        this.reply = (byte) reply;
        this.sockaddrLength = sockaddrLength;
        this.addressAt = addressAt;
        this.addressLength = addressLength;
    }

    static IpFamily of(InetAddress address) {
        return address instanceof Inet6Address ? V6 : V4;
    }

    /** An address as the kernel wants it, {@code sockaddr_in} or {@code sockaddr_in6}, without a port. */
    byte[] sockaddr(InetAddress address) {
        ByteBuffer sockaddr = ByteBuffer.allocate(sockaddrLength).order(ByteOrder.nativeOrder());
        sockaddr.putShort(0, (short) number);
        sockaddr.put(addressAt, address.getAddress());
        if (address instanceof Inet6Address scoped) {
            sockaddr.putInt(SCOPE_AT, scoped.getScopeId());
        }
        return sockaddr.array();
    }

    /** Whether the kernel means this address, whichever interface it names with it. */
    boolean isOf(byte[] sockaddr, InetAddress address) {
        return Arrays.equals(sockaddr, addressAt, addressAt + addressLength, address.getAddress(), 0, addressLength);
    }
}
