package edu.paws360.deploy.preflight.icmp;

import com.sun.jna.Native;
import com.sun.jna.Platform;

/**
 * The calls to the C library that an ICMP socket takes, and their numbers, as Linux has them on processors of 64 bits that
 * begin with the low byte. Its first use throws a {@link LinkageError} where JNA cannot be loaded.
 */
final class Libc {
    static final int AF_INET = 2;
    static final int AF_INET6 = 10;
    static final int SOCK_DGRAM = 2;
    static final int SOCK_RAW = 3;
    /** Not blocking, and not for the programs that are started beside us. */
    static final int SOCK_NONBLOCK_CLOEXEC = 0x80800;

    static final int IPPROTO_ICMP = 1;
    static final int IPPROTO_ICMPV6 = 58;
    static final int SOL_SOCKET = 1;
    static final int SOL_RAW = 255;
    static final int SO_SNDBUF = 7;
    static final int SO_RCVBUF = 8;
    static final int SO_SNDBUFFORCE = 32;
    static final int SO_RCVBUFFORCE = 33;
    /** {@code ICMP_FILTER} of a raw socket, and {@code ICMPV6_FILTER}. */
    static final int FILTER = 1;

    static final short POLLIN = 1;
    static final int EINTR = 4;
    static final int EAGAIN = 11;
    static final int EPROTONOSUPPORT = 93;
    static final int EAFNOSUPPORT = 97;
    static final int ENOBUFS = 105;

    static {
        Native.register(Libc.class, Platform.C_LIBRARY_NAME);
    }

    private Libc() {}

    static native int socket(int family, int type, int protocol);

    static native int setsockopt(int socket, int level, int name, byte[] value, int length);

    static native long sendto(int socket, byte[] packet, long length, int flags, byte[] to, int toLength);

    static native long recvfrom(int socket, byte[] packet, long length, int flags, byte[] from, int[] fromLength);

    static native int poll(int[] sockets, long count, int millis);

    static native int close(int socket);

    static native String strerror(int error);

    /** Why the last call on this thread failed. */
    static int error() {
        return Native.getLastError();
    }
}
