package edu.paws360.deploy.preflight.icmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EchoPacketTest {
    private static final long NONCE = 0x0123_4567_89ab_cdefL;
    private static final int NUMBER = 70_000;

    private static EchoPacket packets(IpFamily family) {
        return new EchoPacket(family, (short) 0xf00d, NONCE);
    }

    private static byte[] reply(IpFamily family) {
        byte[] reply = packets(family).request(NUMBER);
        reply[0] = family.reply;
        return reply;
    }

    @ParameterizedTest
    @EnumSource
    void readsTheReplyToItsRequest(IpFamily family) {
        byte[] reply = reply(family);

        assertThat(packets(family).number(reply, 0, reply.length)).isEqualTo(OptionalInt.of(NUMBER));
    }

    @ParameterizedTest
    @EnumSource
    void takesNoRequestForAReply(IpFamily family) {
        byte[] request = packets(family).request(NUMBER);

        assertThat(packets(family).number(request, 0, request.length)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 15, 19})
    void takesNothingForAReplyThatDiffersInOneByte(int at) {
        byte[] reply = reply(IpFamily.V4);
        reply[at]++;

        assertThat(packets(IpFamily.V4).number(reply, 0, reply.length)).isEmpty();
    }

    @Test
    void takesNothingForAReplyThatIsCutOff() {
        byte[] reply = reply(IpFamily.V4);
        for (int length = 0; length < reply.length; length++) {
            assertThat(packets(IpFamily.V4).number(reply, 0, length)).isEmpty();
        }
        assertThat(packets(IpFamily.V4).number(reply, reply.length + 40, reply.length))
                .isEmpty();
    }

    @Test
    void readsBehindAHeader() {
        byte[] reply = reply(IpFamily.V4);
        byte[] whole = new byte[24 + reply.length];
        System.arraycopy(reply, 0, whole, 24, reply.length);

        assertThat(packets(IpFamily.V4).number(whole, 24, whole.length)).isEqualTo(OptionalInt.of(NUMBER));
    }

    @Test
    void writesAChecksumThatMakesTheSumOfIpv4AllOnes() {
        ByteBuffer request = ByteBuffer.wrap(packets(IpFamily.V4).request(NUMBER));
        int sum = 0;
        while (request.hasRemaining()) {
            sum += Short.toUnsignedInt(request.getShort());
        }
        while (sum > 0xffff) {
            sum = (sum & 0xffff) + (sum >>> 16);
        }

        assertThat(sum).isEqualTo(0xffff);
    }

    @Test
    void leavesTheChecksumOfIpv6ToTheKernel() {
        assertThat(Arrays.copyOfRange(packets(IpFamily.V6).request(NUMBER), 2, 4))
                .containsOnly(0);
    }
}
