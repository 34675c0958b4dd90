package edu.paws360.deploy.preflight.icmp;

import java.nio.ByteBuffer;
import java.util.OptionalInt;

/**
 * Writes echo requests (RFC 792, RFC 4443) and reads the replies to them. A nonce and the number of the request stand in the data, which
 * whoever replies repeats; so nobody else's replies are taken for ours, nor those to an earlier survey.
 *
 * @param family whose
 * @param identifier of the requests; the kernel puts its own in its place unless the socket is raw
 * @param nonce of this survey
 */
record EchoPacket(IpFamily family, short identifier, long nonce) {
    /** The longest reply that is read: the longest IPv4 header, and ours. */
    static final int LONGEST = 128;

    private static final int LENGTH = 20;
    private static final int CHECKSUM_AT = 2;
    private static final int NONCE_AT = 8;
    private static final int NUMBER_AT = 16;
    private static final int LOW_BITS = 0xffff;

    /** A request. */
    byte[] request(int number) {
        ByteBuffer packet = ByteBuffer.allocate(LENGTH);
        packet.put(family.request).put((byte) 0).putShort((short) 0);
        packet.putShort(identifier).putShort((short) number);
        packet.putLong(nonce).putInt(number);
        // For IPv6 the kernel does it, which alone knows the source address.
        if (family == IpFamily.V4) {
            packet.putShort(CHECKSUM_AT, checksum(packet));
        }
        return packet.array();
    }

    /**
     * Reads what was received.
     *
     * @param received begins with the packet
     * @param from where ICMP begins in it
     * @param to where it ends
     * @return the number of the request that this is the reply to, if it is one of ours
     */
    OptionalInt number(byte[] received, int from, int to) {
        if (to - from < LENGTH) {
            return OptionalInt.empty();
        }
        ByteBuffer packet = ByteBuffer.wrap(received, from, to - from).slice();
        int number = packet.getInt(NUMBER_AT);
        boolean ours = packet.get(0) == family.reply
                && packet.get(1) == 0
                && packet.getShort(NONCE_AT - Short.BYTES) == (short) number
                && packet.getLong(NONCE_AT) == nonce;
        return ours ? OptionalInt.of(number) : OptionalInt.empty();
    }

    /** RFC 1071, over an even number of bytes. */
    private static short checksum(ByteBuffer packet) {
        int sum = 0;
        for (int i = 0; i < LENGTH; i += Short.BYTES) {
            sum += packet.getShort(i) & LOW_BITS;
        }
        sum = (sum & LOW_BITS) + (sum >>> Short.SIZE);
        return (short) ~(sum + (sum >>> Short.SIZE));
    }
}
