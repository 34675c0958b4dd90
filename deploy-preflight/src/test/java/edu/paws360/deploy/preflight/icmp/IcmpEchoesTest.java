package edu.paws360.deploy.preflight.icmp;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.testbed.Eventually;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.PrivateNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On this machine's own loopback, for which it takes root (or a group that may). */
@Needs(PrivateNetwork.class)
class IcmpEchoesTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** The broadcast address of loopback: the kernel refuses to send there. */
    private static final String REFUSED = "127.255.255.255";

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EchoQuestion host(Duration limit, String... addresses) {
        return new EchoQuestion(
                Stream.of(addresses).map(IcmpEchoesTest::address).toList(), limit);
    }

    private static List<Optional<String>> ask(EchoQuestion... hosts) throws Exception {
        try (IcmpEchoes echoes = IcmpEchoes.open()) {
            return echoes.ask(List.of(hosts));
        }
    }

    private static InetAddress loopback(IpFamily family) {
        return address(family == IpFamily.V4 ? "127.0.0.1" : "::1");
    }

    /** The numbers of the replies that are heard until the last one is; replies come in the order of the requests. */
    private static List<Integer> hear(EchoSocket socket, IntFunction<InetAddress> asked, int last) {
        List<Integer> numbers = new ArrayList<>();
        Eventually.holds(() -> {
            receive(socket, asked).ifPresent(numbers::add);
            return numbers.contains(last);
        });
        return numbers;
    }

    private static OptionalInt receive(EchoSocket socket, IntFunction<InetAddress> asked) {
        try {
            return socket.receive(asked).number();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void reachesBothLoopbacks() throws Exception {
        assertThat(ask(host(LIMIT, "127.0.0.1"), host(LIMIT, "::1")))
                .containsExactly(Optional.empty(), Optional.empty());
    }

    @Test
    void losesNoneOfAThousandInTenRounds() throws Exception {
        List<EchoQuestion> thousand = IntStream.range(0, 1_000)
                .mapToObj(i -> host(LIMIT, "127.1." + i / 250 + "." + i % 250))
                .toList();
        try (IcmpEchoes echoes = IcmpEchoes.open()) {
            for (int round = 0; round < 10; round++) {
                assertThat(echoes.ask(thousand)).hasSize(1_000).containsOnly(Optional.empty());
            }
        }
    }

    @Test
    void isContentWithAnyAddressOfAHost() throws Exception {
        Duration tooLong = Duration.ofDays(1);

        assertThat(ask(host(tooLong, REFUSED, "127.0.0.1"), host(tooLong, REFUSED, "::1")))
                .containsExactly(Optional.empty(), Optional.empty());
    }

    @Test
    void saysWhatTheKernelSays() throws Exception {
        assertThat(ask(host(Duration.ofMillis(100), REFUSED), host(LIMIT, "127.0.0.1")))
                .containsExactly(Optional.of(REFUSED + " Permission denied"), Optional.empty());
    }

    @Test
    void asksNobodyWhereNobodyIsToBeAsked() throws Exception {
        assertThat(ask()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void hearsNoReplyToSomebodyElse(IpFamily family) throws Exception {
        InetAddress loopback = loopback(family);
        try (EchoSocket ours = EchoSocket.open(family);
                EchoSocket theirs = EchoSocket.open(family)) {
            assertThat(theirs.send(3, loopback)).isZero();
            assertThat(hear(theirs, number -> loopback, 3)).containsExactly(3);
            assertThat(ours.send(4, loopback)).isZero();

            assertThat(hear(ours, number -> loopback, 4)).containsExactly(4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void hearsNoReplyFromAnotherThanWhoWasAsked(IpFamily family) throws Exception {
        InetAddress loopback = loopback(family);
        InetAddress other = address(family == IpFamily.V4 ? "127.0.0.2" : "::2");
        try (EchoSocket socket = EchoSocket.open(family)) {
            assertThat(socket.send(3, loopback)).isZero();
            assertThat(socket.send(4, loopback)).isZero();

            assertThat(hear(socket, number -> number == 3 ? other : loopback, 4))
                    .containsExactly(4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void hearsNoReplyToAnEarlierSurvey(IpFamily family) throws Exception {
        InetAddress loopback = loopback(family);
        try (EchoSocket socket = EchoSocket.open(family)) {
            assertThat(socket.send(3, loopback)).isZero();
            socket.begin();
            assertThat(socket.send(4, loopback)).isZero();

            assertThat(hear(socket, number -> loopback, 4)).containsExactly(4);
        }
    }

    @Test
    void endsWhenItIsInterruptedAndClosesItsSockets() throws Exception {
        long before = sockets();
        CountDownLatch begun = new CountDownLatch(1);
        FutureTask<Boolean> isInterrupted = new FutureTask<>(() -> {
            try (IcmpEchoes echoes = IcmpEchoes.open()) {
                begun.countDown();
                echoes.ask(List.of(host(Duration.ofDays(1), REFUSED)));
                return false;
            } catch (InterruptedException expected) {
                return true;
            }
        });
        Thread asking = new Thread(isInterrupted);
        asking.start();
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(sockets()).isGreaterThan(before);

        asking.interrupt();

        assertThat(isInterrupted.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(sockets()).isEqualTo(before);
    }

    @Test
    void leavesNoSocketOpen() throws Exception {
        long before = sockets();
        for (int i = 0; i < 50; i++) {
            assertThat(ask(host(LIMIT, "127.0.0.1"))).containsExactly(Optional.empty());
        }
        assertThat(sockets()).isEqualTo(before);
    }

    private static long sockets() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.filter(IcmpEchoesTest::isSocket).count();
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException gone) {
            return false;
        }
    }
}
