package edu.paws360.deploy.preflight.icmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RollCallTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static EchoQuestion host(Duration limit, String... addresses) {
        return new EchoQuestion(Stream.of(addresses).map(RollCallTest::address).toList(), limit);
    }

    private static EchoQuestion host(String... addresses) {
        return host(LIMIT, addresses);
    }

    @Test
    void callsAnAddressThatManyHaveOnceAndForTheLongestTimeOfAll() {
        RollCall roll = new RollCall(List.of(
                host(Duration.ofNanos(500), "127.0.0.1"), host(Duration.ofNanos(1_000), "127.0.0.1"), host("::1")));

        assertThat(roll.calls()).extracting(Call::address).containsExactly(address("127.0.0.1"), address("::1"));
        Call shared = roll.calls().get(0);
        shared.begin(7);
        assertThat(shared.after(Call.FIFTHS)).isEqualTo(1_007);
        roll.answered(shared.number());
        assertThat(roll.faults())
                .containsExactly(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("0:0:0:0:0:0:0:1 no answer to ICMP echo requests"));
    }

    @Test
    void waitsForNoOtherAddressOfAHostThatHasAnswered() {
        RollCall roll = new RollCall(List.of(host("::1", "127.0.0.1")));
        assertThat(roll.isOpen(roll.calls().get(0))).isTrue();

        roll.answered(1);

        assertThat(roll.isOpen(roll.calls().get(0))).isFalse();
        assertThat(roll.isOver()).isTrue();
        assertThat(roll.faults()).containsExactly(Optional.empty());
    }

    @Test
    void goesOnAskingAnAddressThatAnotherHostNeeds() {
        RollCall roll = new RollCall(List.of(host("::1", "127.0.0.1"), host("::1")));

        roll.answered(1);

        assertThat(roll.isOpen(roll.calls().get(0))).isTrue();
        assertThat(roll.isOver()).isFalse();
    }

    @Test
    void takesNoAnswerThatIsTooLate() {
        RollCall roll = new RollCall(List.of(host("127.0.0.1")));
        roll.calls().get(0).end();

        roll.answered(0);

        assertThat(roll.faults()).containsExactly(Optional.of("127.0.0.1 no answer to ICMP echo requests"));
    }

    @Test
    void countsAHostThatAnswersTwiceOnce() {
        RollCall roll = new RollCall(List.of(host("127.0.0.1", "127.0.0.2"), host("127.0.0.3")));

        roll.answered(0);
        roll.answered(0);
        roll.answered(1);

        assertThat(roll.isOver()).isFalse();
    }

    @Test
    void saysOfEachAddressWhatWentWrongLast() {
        RollCall roll = new RollCall(List.of(host("127.0.0.1", "127.0.0.2")));
        roll.calls().get(0).notSent("Network is unreachable");
        roll.calls().get(0).sent();
        roll.calls().get(1).notSent("Permission denied");

        assertThat(roll.faults())
                .containsExactly(Optional.of("127.0.0.1 no answer to ICMP echo requests; 127.0.0.2 Permission denied"));
    }

    @Test
    void tellsTheSameAddressOnTwoInterfacesApart() throws Exception {
        byte[] local = address("fe80::1").getAddress();
        RollCall roll = new RollCall(List.of(new EchoQuestion(
                List.of(Inet6Address.getByAddress(null, local, 1), Inet6Address.getByAddress(null, local, 2)), LIMIT)));

        assertThat(roll.calls()).hasSize(2);
    }

    @Test
    void knowsNoAddressOfANumberThatWasNeverGiven() {
        RollCall roll = new RollCall(List.of(host("127.0.0.1")));

        assertThat(roll.address(0)).isEqualTo(address("127.0.0.1"));
        assertThat(roll.address(1)).isNull();
        assertThat(roll.address(-1)).isNull();
    }
}
