package edu.paws360.deploy.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every server answers, goes down, and comes back at the same place. */
@Needs({
    PostgreSql.class,
    Redis.class,
    Pushgateway.class,
    Alertmanager.class,
    Prometheus.class,
    DockerEngine.class,
    SshHosts.class,
    Ansible.class,
    Ping.class,
    PrivateNetwork.class
})
class ServersTest {
    @Test
    void postgresqlAcceptsConnectionsUnlessItIsStopped(PostgreSql postgres) throws IOException, InterruptedException {
        assertThat(postgres.pgIsReady()).isZero();
        postgres.stop();
        assertThat(postgres.pgIsReady()).isEqualTo(2);
        postgres.start();
        assertThat(postgres.pgIsReady()).isZero();
    }

    @Test
    void postgresqlWantsThePassword(PostgreSql postgres) {
        String url = "postgresql://" + postgres.user() + "@" + postgres.host() + ":" + postgres.port() + "/"
                + postgres.database();
        List<String> query = List.of(
                "env", "PGPASSWORD=" + postgres.password(), new Program("psql", "").path(), "-Atc", "SELECT 1", url);

        assertThat(Commands.run(query)).isEqualTo("1\n");
    }

    @Test
    void aPausedServerStaysSilentUntilItIsResumed(Redis redis) {
        redis.pause();
        try {
            assertThat(Loopback.ask(redis.host(), redis.port(), "PING\r\n")).isEmpty();
        } finally {
            redis.resume();
        }
        assertThat(Loopback.ask(redis.host(), redis.port(), "PING\r\n")).startsWith("-NOAUTH");
    }

    @Test
    void redisTakesItsPassword(Redis redis) {
        assertThat(Loopback.ask(redis.host(), redis.port(), "AUTH " + redis.password() + "\r\n"))
                .startsWith("+OK");
    }

    @Test
    void theServersOfThePrometheusFamilyAreReady(
            Pushgateway pushgateway, Alertmanager alertmanager, Prometheus prometheus) {
        for (HttpServer server : List.of(pushgateway, alertmanager, prometheus)) {
            server.stop();
            assertThat(Loopback.isOk(server.address().resolve("/-/ready"))).isFalse();
            server.start();
            assertThat(Loopback.isOk(server.address().resolve("/-/ready"))).isTrue();
        }
    }

    @Test
    void prometheusScrapesWhomItIsTold(Prometheus prometheus, Pushgateway pushgateway) {
        prometheus.scrape(pushgateway);

        assertThat(Loopback.isOk(prometheus.address().resolve("/api/v1/targets")))
                .isTrue();
    }

    @Test
    void theDockerEngineAnswersItsClients(DockerEngine docker) {
        assertThat(Commands.run(List.of("docker", "-H", docker.dockerHost(), "ps")))
                .startsWith("CONTAINER ID");
        assertThat(Commands.run(List.of("docker-compose", "version"))).contains("version");
    }

    @Test
    void everyHostLetsOurKeyInAndIsKnown(SshHosts ssh) {
        for (SshHost host : ssh.hosts()) {
            String said = Commands.run(login(ssh, host, "echo $SSH_CONNECTION"));

            assertThat(said).contains(" " + host.host() + " " + host.port());
        }
    }

    @Test
    void whatTheAccountStartsAtLoginIsNotStartedOnAHost(SshHosts ssh) throws IOException {
        SshHost host = ssh.hosts().get(1);
        Path startFile = Files.writeString(host.home().resolve(".bashrc"), "echo started\n");

        assertThat(Commands.run(login(ssh, host, "echo ~"))).isEqualTo("started\n" + host.home() + "\n");

        Files.delete(startFile);
        assertThat(Commands.run(login(ssh, host, "echo ~"))).isEqualTo(host.home() + "\n");
    }

    @Test
    void aCutConnectionEndsAndTheHostGoesOn(SshHosts ssh) throws Exception {
        SshHost host = ssh.hosts().get(0);
        Process session = new ProcessBuilder(login(ssh, host, "echo in; exec sleep 60"))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said = session.inputReader()) {
            assertThat(said.readLine()).isEqualTo("in");
            host.cut();

            assertThat(session.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(Commands.run(login(ssh, host, "echo again"))).isEqualTo("again\n");
        } finally {
            session.destroyForcibly();
        }
    }

    @Test
    void aPausedHostFreezesItsConnectionsButNotWhatRuns(SshHosts ssh, @TempDir Path folder) throws Exception {
        SshHost host = ssh.hosts().get(0);
        Path seen = folder.resolve("seen");
        Process session = new ProcessBuilder(login(
                        ssh,
                        host,
                        "echo in; read line; echo out; while [ ! -e " + seen + " ]; do sleep 0.01; done; rm " + seen))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said = session.inputReader()) {
            assertThat(said.readLine()).isEqualTo("in");
            host.pause();
            session.getOutputStream().write("go\n".getBytes(StandardCharsets.US_ASCII));
            session.getOutputStream().flush();
            assertThat(said.ready()).isFalse();
            host.resume();
            assertThat(said.readLine()).isEqualTo("out");
            host.pause();
            Files.createFile(seen);
            Eventually.holds(() -> !Files.exists(seen));
        } finally {
            host.resume();
            session.destroyForcibly();
        }
    }

    private static List<String> login(SshHosts ssh, SshHost host, String line) {
        return List.of(
                "ssh",
                "-F",
                ssh.clientConfig().toString(),
                "-o",
                "BatchMode=yes",
                "-p",
                String.valueOf(host.port()),
                host.host(),
                line);
    }

    @Test
    void anInventoryCanBeRead() {
        assertThat(Commands.run(List.of("ansible-inventory", "-i", "one,two,", "--list")))
                .contains("one");
    }

    @Test
    void anAddressOfThisMachineCanBePinged() {
        assertThat(Commands.run(List.of("ping", "-c", "1", "-W", "2", "127.0.0.2")))
                .contains("1 received");
    }

    @Test
    void whatIsFilteredInANetworkOfItsOwnIsFilteredNowhereElse(PrivateNetwork network) {
        String asks = "ping -q -c 1 -W 2 127.0.0.2 || echo silent";

        assertThat(network.run("iptables -A INPUT -p icmp -j DROP\n" + asks, List.of()))
                .contains(" 0 received")
                .endsWith("silent\n");
        assertThat(Commands.run(List.of("sh", "-c", asks))).contains("1 received");
    }

    @Test
    void aServersFolderIsItsOwn(Redis redis, PostgreSql postgres) throws IOException {
        for (Server server : List.of(redis, postgres)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(server.folder())))
                    .isEqualTo("rwx------");
        }
    }
}
