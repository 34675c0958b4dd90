package edu.paws360.deploy.preflight.icmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The texts are what {@code sys/socket.h} and {@code netinet/in.h} lay out, on a machine that begins with the low byte. */
class IpFamilyTest {
    private static String hex(InetAddress address) {
        return HexFormat.of().formatHex(IpFamily.of(address).sockaddr(address));
    }

    @Test
    void laysAddressesOutAsTheKernelDoes() throws Exception {
        assertThat(hex(InetAddress.getByName("127.1.2.3"))).isEqualTo("02000000" + "7f010203" + "0000000000000000");
        assertThat(hex(InetAddress.getByName("fe80::102")))
                .isEqualTo("0a000000" + "00000000" + "fe800000000000000000000000000102" + "00000000");
    }

    @Test
    void namesTheInterfaceOfAnAddressThatHasOne() throws Exception {
        byte[] address = InetAddress.getByName("fe80::102").getAddress();

        assertThat(hex(Inet6Address.getByAddress(null, address, 7))).endsWith("00000102" + "07000000");
    }

    @Test
    void comparesAddressesOnly() throws Exception {
        InetAddress asked = InetAddress.getByName("fe80::102");
        byte[] from = IpFamily.V6.sockaddr(Inet6Address.getByAddress(null, asked.getAddress(), 7));

        assertThat(IpFamily.V6.isOf(from, asked)).isTrue();
        assertThat(IpFamily.V6.isOf(from, InetAddress.getByName("fe80::103"))).isFalse();
    }
}
