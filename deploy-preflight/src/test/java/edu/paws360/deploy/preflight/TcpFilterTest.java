package edu.paws360.deploy.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.PrivateNetwork;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The network check by TCP, in a process with a network of its own, where packets are lost and refused on purpose. */
@Needs(PrivateNetwork.class)
class TcpFilterTest {
    /** Listens on all addresses beside what follows, and ends with it. */
    private static final String LISTEN = """
            listener=$(python3 -c '
            import os, signal, socket
            listener = socket.create_server(("", 22), family=socket.AF_INET6, dualstack_ipv6=True, backlog=4096)
            other = os.fork()
            if other:
                print(other)
                os._exit(0)
            signal.alarm(300)
            os.close(1)
            while True: listener.accept()[0].close()
            ')
            trap 'kill "$listener"' EXIT
            """;

    private static List<String> check(long millis, String... hosts) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                TcpMain.class.getName(),
                Long.toString(millis)));
        command.addAll(List.of(hosts));
        return command;
    }

    @Test
    void namesExactlyThoseWhomAFilterDropsOrRefuses(PrivateNetwork network) {
        String said = network.run(
                """
                iptables -A INPUT -d 127.6.0.0/28 -p tcp --syn -j DROP
                iptables -A INPUT -d 127.7.0.1 -p tcp --syn -j REJECT --reject-with icmp-host-unreachable
                """ + LISTEN + "\"$@\"\n", check(2_000, "127.5.0.0/990", "127.6.0.0/10", "127.7.0.1", "::1"));

        String dropped = IntStream.range(0, 10)
                .mapToObj(i -> "127.6.0." + i)
                .map(host -> "  " + host + ": " + host + " no answer on port 22\n")
                .collect(Collectors.joining());
        assertThat(said)
                .isEqualTo(
                        "FAILED 11 of 1002 targets not reached (expected each to resolve and answer within 2 s,"
                                + " deploy.preflight.network.timeout), asked by a connection to its port:\n" + dropped
                                + "  127.7.0.1: 127.7.0.1 port 22: No route to host\n"
                                + "see that each is up and reachable from this runner, or set deploy.preflight.network.probe\n");
    }
}
