package edu.paws360.deploy.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.testbed.Fping;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.Ping;
import edu.paws360.deploy.testbed.PrivateNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The network check by ICMP, in processes with a network of their own, where packets are lost and rights are missing on purpose. */
@Needs({PrivateNetwork.class, Ping.class, Fping.class})
class IcmpSurveyTest {
    private static final String RAW = ", asked by ICMP echo requests from one raw socket";
    private static final String RUN = "\"$@\"\n";

    /** Root, but without the right to a raw socket. */
    private static final String WITHOUT_RIGHT = "setpriv --bounding-set=-net_raw --inh-caps=-net_raw " + RUN;

    private static final String NO_SOCKET =
            ", asked by a ping process each, since this process has no ICMP socket of its own"
                    + " (Operation not permitted; expected its group in net.ipv4.ping_group_range, or CAP_NET_RAW)";

    @TempDir
    Path folder;

    private PrivateNetwork network;

    @BeforeEach
    void use(PrivateNetwork given) {
        network = given;
    }

    static List<String> check(long millis, String... hosts) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                IcmpMain.class.getName(),
                Long.toString(millis)));
        command.addAll(List.of(hosts));
        return command;
    }

    private static String unreached(String count, String limit, String way, String lines) {
        return "FAILED " + count + " targets not reached (expected each to resolve and answer within " + limit
                + ", deploy.preflight.network.timeout)" + way + ":\n" + lines
                + "\nsee that each is up and reachable from this runner, or set deploy.preflight.network.probe\n";
    }

    /** A ping that has no more rights than whoever starts it. */
    private void ping(String prefix) throws Exception {
        Path bare = folder.resolve("bare-ping");
        Files.copy(Path.of(network.run("command -v ping", List.of()).strip()), bare);
        assertThat(bare.toFile().setExecutable(true)).isTrue();
        new StandIns(folder).write("ping", "exec " + prefix + bare + " \"$@\"");
        withoutFping();
    }

    private void withoutFping() throws IOException {
        new StandIns(folder).write("fping", "echo \"can't create socket (must run as root?)\" >&2; exit 4");
    }

    /** Lets a program run as root whoever starts it, and then runs the check as a user who may do nothing but read, as he has to read the class path. */
    private String asNobodyWhere(String program) {
        return "iptables -A INPUT -d 127.6.0.1 -p icmp --icmp-type echo-request -j DROP\nchmod 755 " + folder
                + "\ncp $(command -v " + program + ") " + folder + "/" + program + "\nchmod 4755 " + folder + "/"
                + program + "\nexport PATH=" + folder + ":$PATH\nsetpriv --reuid=65534 --regid=65534 --clear-groups"
                + " --inh-caps=-all,+dac_read_search --ambient-caps=-all,+dac_read_search " + RUN;
    }

    @Test
    void reachesTenThousandWithSixtyFourMegabytes() {
        assertThat(network.run(RUN, check(20_000, "127.1.0.0/10000")))
                .contains("PASSED 10000 targets answer" + RAW + "\n");
    }

    @Test
    void namesExactlyThoseWhomAFilterDropsAfterThreeRequestsToEach() {
        String said = network.run(
                "iptables -A INPUT -d 127.6.0.0/28 -p icmp --icmp-type echo-request -j DROP\n" + RUN
                        + "iptables -nvxL INPUT",
                check(1_000, "127.5.0.0/990", "127.6.0.0/10", "::1"));

        String lines = IntStream.range(0, 10)
                .mapToObj(i -> "127.6.0." + i)
                .map(host -> "  " + host + ": " + host + " no answer to ICMP echo requests")
                .collect(Collectors.joining("\n"));
        assertThat(said).contains(unreached("10 of 1001", "1 s", RAW, lines)).containsPattern("\\n +30 +\\d+ DROP ");
    }

    @Test
    void reachesWhomTheFirstRequestDoesNotReach() {
        String said = network.run(
                "iptables -A INPUT -d 127.6.0.1 -p icmp --icmp-type echo-request -m statistic --mode nth --every 3"
                        + " --packet 0 -j DROP\n" + RUN + "iptables -nvxL INPUT",
                check(2_000, "127.6.0.1"));

        assertThat(said).contains("PASSED 1 target answers" + RAW + "\n").containsPattern("\\n +1 +\\d+ DROP ");
    }

    @Test
    void reachesWhoseFirstReplyIsLost() {
        String said = network.run(
                "ip6tables -A INPUT -p ipv6-icmp --icmpv6-type echo-reply -m statistic --mode nth --every 3"
                        + " --packet 0 -j DROP\n" + RUN + "ip6tables -nvxL INPUT",
                check(2_000, "::1"));

        assertThat(said).contains("PASSED 1 target answers" + RAW + "\n").containsPattern("\\n +1 +\\d+ DROP ");
    }

    @Test
    void needsNoRightWhereItsGroupMayPing() {
        String said = network.run(
                "echo '0 0' > /proc/sys/net/ipv4/ping_group_range\n" + WITHOUT_RIGHT,
                check(5_000, "127.1.0.0/1000", "::1"));

        assertThat(said)
                .contains("PASSED 1001 targets answer, asked by ICMP echo requests from one unprivileged socket\n");
    }

    @Test
    void leavesItToPingWhereOnlyPingHasTheRightAndSaysSo() throws Exception {
        ping("setpriv --regid=4242 --clear-groups ");
        String said = network.run(
                "iptables -A INPUT -d 127.6.0.1 -p icmp --icmp-type echo-request -j DROP\n"
                        + "echo '4242 4242' > /proc/sys/net/ipv4/ping_group_range\nexport PATH=" + folder + ":$PATH\n"
                        + WITHOUT_RIGHT,
                check(10_000, "127.0.0.1", "127.6.0.1", "::1"));

        assertThat(said).contains(unreached("1 of 3", "10 s", NO_SOCKET, "  127.6.0.1: 127.6.0.1 no answer to ping"));
    }

    @Test
    void leavesItToFpingForAUserWithoutRights() {
        String said =
                network.run(asNobodyWhere("fping"), check(5_000, "127.0.0.1", "127.6.0.1", "::1", "127.1.0.0/1000"));

        assertThat(said)
                .contains(unreached(
                        "1 of 1003",
                        "5 s",
                        NO_SOCKET.replace("a ping process each", "fping"),
                        "  127.6.0.1: 127.6.0.1 no answer to fping"));
    }

    @Test
    void leavesItToPingForAUserWithoutRightsWhereThereIsNoFping() throws Exception {
        withoutFping();
        String said = network.run(asNobodyWhere("ping"), check(5_000, "127.0.0.1", "127.6.0.1", "::1"));

        assertThat(said).contains(unreached("1 of 3", "5 s", NO_SOCKET, "  127.6.0.1: 127.6.0.1 no answer to ping"));
    }

    @Test
    void cannotTellWhereNobodyHasTheRight() throws Exception {
        ping("");
        String said = network.run("export PATH=" + folder + ":$PATH\n" + WITHOUT_RIGHT, check(5_000, "127.0.0.1"));

        assertThat(said)
                .contains("UNKNOWN 1 of 1 targets not reached (expected each to resolve and answer within 5 s,"
                        + " deploy.preflight.network.timeout)" + NO_SOCKET
                        + ":\n  127.0.0.1: 127.0.0.1 could not be asked, ping may not open a socket (")
                .contains(
                        "Operation not permitted); give it the right, or set deploy.preflight.network.probe to tcp\n");
    }
}
