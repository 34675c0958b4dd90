package edu.paws360.deploy.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.CheckStatus;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkCheckTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final String BY_TCP = "by a connection to its port";
    private static final String BY_PING = "by a ping process each";
    private static final String LOOPBACK = "127.0.0.1";

    /** A label this long cannot be asked for, so no name service is. */
    private static final String UNRESOLVABLE = "x".repeat(64) + ".invalid";

    @TempDir
    Path folder;

    private static Finding look(Reach reach, Target... targets) throws Exception {
        return check(() -> List.of(targets), reach, LIMIT).look();
    }

    private static NetworkCheck check(Targets targets, Reach reach, Duration limit) {
        return new NetworkCheck(targets, new OneByOne(reach, limit), limit);
    }

    private Finding ping(String script, Target... targets) throws Exception {
        StandIns standIns = new StandIns(folder);
        standIns.write("ping", script);
        return look(new PingReach(standIns.programs()), targets);
    }

    private static String notReached(String count, String way, String lines) {
        return count + " targets not reached (expected each to resolve and answer within 5 s,"
                + " deploy.preflight.network.timeout), asked " + way + ":\n" + lines
                + "\nsee that each is up and reachable from this runner, or set deploy.preflight.network.probe";
    }

    @Test
    void reachesAListenerByTcp() throws Exception {
        try (ServerSocket listener = Loopback.listener(50)) {
            assertThat(look(new TcpReach(), new Target("web1", LOOPBACK, listener.getLocalPort())))
                    .isEqualTo(new Finding(CheckStatus.PASSED, "1 target answers, asked " + BY_TCP));
        }
    }

    @Test
    void namesEveryTargetThatIsNotReached() throws Exception {
        int closed = Loopback.closedPort();
        try (ServerSocket listener = Loopback.listener(50)) {
            Finding found = look(
                    new TcpReach(),
                    new Target("web1", LOOPBACK, listener.getLocalPort()),
                    new Target("web2", LOOPBACK, closed),
                    new Target("db1", UNRESOLVABLE, 22));
            assertThat(found.status()).isEqualTo(CheckStatus.FAILED);
            // Why it does not resolve is said only to who asks first.
            assertThat(found.detail().replaceFirst(" \\(Name or service not known\\)", ""))
                    .isEqualTo(notReached(
                            "2 of 3",
                            BY_TCP,
                            "  web2 (127.0.0.1): 127.0.0.1 port " + closed + ": Connection refused\n  db1 ("
                                    + UNRESOLVABLE + "): the name does not resolve"));
        }
    }

    @Test
    void saysWhoCanFillInATemplate() throws Exception {
        assertThat(look(new TcpReach(), new Target("web1", "{{ net }}::7", 22)))
                .isEqualTo(new Finding(
                        CheckStatus.FAILED,
                        notReached(
                                "1 of 1",
                                BY_TCP,
                                "  web1 ({{ net }}::7): its address is a template, which only Ansible can fill in; write the"
                                        + " address, or set deploy.preflight.network.probe to ansible")));
    }

    @Test
    void failsAnInventoryWithoutTargets() throws Exception {
        assertThat(look(new TcpReach()))
                .isEqualTo(new Finding(
                        CheckStatus.FAILED,
                        "the inventory names no target to reach (expected at least one, deploy.inventory); correct it,"
                                + " or name network in deploy.preflight.skip if it deploys to this machine only"));
    }

    @Test
    void pingsEachAddressOnceAndWithTheseArguments() throws Exception {
        Path calls = folder.resolve("calls");
        Finding found = ping(
                "echo \"$*\" >> " + calls,
                new Target("web1", LOOPBACK, 22),
                new Target("web2", LOOPBACK, 2222),
                new Target("web3", "127.0.0.2", 22));
        assertThat(found).isEqualTo(new Finding(CheckStatus.PASSED, "3 targets answer, asked " + BY_PING));
        assertThat(Files.readAllLines(calls))
                .containsExactlyInAnyOrder("-c 1 -w 5 -n 127.0.0.1", "-c 1 -w 5 -n 127.0.0.2");
    }

    @Test
    void failsATargetThatDoesNotAnswerToPing() throws Exception {
        assertThat(ping("exit 1", new Target(LOOPBACK, LOOPBACK, 22)))
                .isEqualTo(new Finding(
                        CheckStatus.FAILED, notReached("1 of 1", BY_PING, "  127.0.0.1: 127.0.0.1 no answer to ping")));
    }

    @Test
    void repeatsWhatElsePingSays() throws Exception {
        assertThat(ping("echo 'connect: Network is unreachable' >&2; exit 2", new Target("web1", LOOPBACK, 22)))
                .isEqualTo(new Finding(
                        CheckStatus.FAILED,
                        notReached(
                                "1 of 1",
                                BY_PING,
                                "  web1 (127.0.0.1): 127.0.0.1 ping ended with 2 (connect: Network is unreachable)")));
    }

    @Test
    void cannotTellWhenPingHasNoRights() throws Exception {
        assertThat(ping(
                        "echo 'ping: socktype: SOCK_RAW' >&2; echo 'ping: socket: Operation not permitted' >&2; exit 2",
                        new Target("web1", LOOPBACK, 22)))
                .isEqualTo(new Finding(
                        CheckStatus.UNKNOWN,
                        notReached(
                                "1 of 1",
                                BY_PING,
                                "  web1 (127.0.0.1): 127.0.0.1 could not be asked, ping may not open a socket (ping: socket:"
                                        + " Operation not permitted); give it the right, or set"
                                        + " deploy.preflight.network.probe to tcp")));
    }

    @Test
    void cannotTellWithoutPing() throws Exception {
        assertThat(look(new PingReach(new StandIns(folder).programs()), new Target("web1", LOOPBACK, 22)))
                .isEqualTo(new Finding(
                        CheckStatus.UNKNOWN,
                        notReached(
                                "1 of 1",
                                BY_PING,
                                "  web1 (127.0.0.1): 127.0.0.1 could not be asked, ping is not on PATH; install iputils-ping"
                                        + " on this runner, or set deploy.preflight.network.probe to tcp")));
    }

    @Test
    void endsAPingThatHangs() throws Exception {
        StandIns standIns = new StandIns(folder);
        standIns.write("ping", standIns.hang());
        Reach reach = new PingReach(standIns.programs());
        Finding found = check(() -> List.of(new Target("web1", LOOPBACK, 22)), reach, Duration.ofSeconds(1))
                .look();
        assertThat(found.detail()).contains("  web1 (127.0.0.1): 127.0.0.1 no answer to ping\n");
        standIns.assertGone();
    }

    @Test
    void asksNoMoreAtOnceThanItsWayAllowsAndLeavesNoThreads() throws Exception {
        Busy busy = new Busy();
        Target[] targets = IntStream.rangeClosed(1, 100)
                .mapToObj(i -> new Target("web" + i, "127.0.0." + i, 22))
                .toArray(Target[]::new);
        assertThat(look(busy, targets))
                .isEqualTo(new Finding(CheckStatus.PASSED, "100 targets answer, asked by looking busy"));
        assertThat(busy.most()).isBetween(2, Busy.AT_ONCE);
        StandIns.await(() -> threads().isEmpty(), "no thread is left");
    }

    @Test
    void readsTheInventoryAndReachesItsHosts() throws Exception {
        StandIns standIns = new StandIns(folder);
        try (ServerSocket listener = Loopback.listener(50)) {
            String json = "{\"_meta\": {\"hostvars\": {\"web1\": {\"ansible_host\": \"127.0.0.1\", \"ansible_port\": "
                    + listener.getLocalPort() + "}}}, \"web\": {\"hosts\": [\"web1\"]}}";
            standIns.write("ansible-inventory", Map.of("-i hosts --list", "echo '" + json + "'"));
            Targets targets = new AnsibleInventory("hosts", standIns.programs());
            assertThat(check(targets, new TcpReach(), LIMIT).look())
                    .isEqualTo(new Finding(CheckStatus.PASSED, "1 target answers, asked " + BY_TCP));
        }
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.startsWith("preflight-"))
                .toList();
    }
}
