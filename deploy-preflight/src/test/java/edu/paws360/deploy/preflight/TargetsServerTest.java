package edu.paws360.deploy.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.testbed.Ansible;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.Ping;
import edu.paws360.deploy.testbed.SshHost;
import edu.paws360.deploy.testbed.SshHosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The network check against real hosts, which the real {@code ansible-inventory} names. */
@Needs({SshHosts.class, Ansible.class, Ping.class})
class TargetsServerTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    private List<SshHost> hosts;
    private Path inventory;

    @BeforeEach
    void writeInventory(SshHosts ssh) throws IOException {
        hosts = ssh.hosts();
        List<String> lines = new ArrayList<>(List.of("[app]"));
        for (int i = 0; i < hosts.size(); i++) {
            lines.add("app-%d ansible_host=%s ansible_port=%d"
                    .formatted(i + 1, hosts.get(i).host(), hosts.get(i).port()));
        }
        inventory = Files.write(folder.resolve("hosts"), lines);
    }

    private Finding look(Survey survey) throws Exception {
        return new NetworkCheck(new AnsibleInventory(inventory.toString(), programs()), survey, LIMIT).look();
    }

    private static Survey by(Reach reach) {
        return new OneByOne(reach, LIMIT);
    }

    private Programs programs() {
        return new Programs(folder, System.getenv());
    }

    @Test
    void theInventoryIsReadAsAnsibleReadsIt() throws Exception {
        assertThat(new AnsibleInventory(inventory.toString(), programs()).read())
                .containsExactly(
                        new Target("app-1", "127.0.0.2", hosts.get(0).port()),
                        new Target("app-2", "127.0.0.3", hosts.get(1).port()),
                        new Target("app-3", "127.0.0.4", hosts.get(2).port()));
    }

    @Test
    void everyHostAnswersOnItsPortAndToPing() throws Exception {
        assertThat(look(by(new TcpReach())))
                .isEqualTo(new Finding(CheckStatus.PASSED, "3 targets answer, asked by a connection to its port"));
        assertThat(look(by(new PingReach(programs()))))
                .isEqualTo(new Finding(CheckStatus.PASSED, "3 targets answer, asked by a ping process each"));
        Finding byIcmp = look(new IcmpSurvey(LIMIT, by(new PingReach(programs()))));
        assertThat(byIcmp.status()).isEqualTo(CheckStatus.PASSED);
        // Which kind of socket depends on the rights of whoever runs this test.
        assertThat(byIcmp.detail()).startsWith("3 targets answer, asked by ");
    }

    @Test
    void aHostThatIsDownIsNamed() throws Exception {
        SshHost down = hosts.get(1);
        down.stop();

        assertThat(look(by(new TcpReach())))
                .isEqualTo(new Finding(
                        CheckStatus.FAILED,
                        "1 of 3 targets not reached (expected each to resolve and answer within 5 s,"
                                + " deploy.preflight.network.timeout), asked by a connection to its port:\n  app-2 (127.0.0.3): 127.0.0.3 port "
                                + down.port() + ": Connection refused\nsee that each is up and reachable from this"
                                + " runner, or set deploy.preflight.network.probe"));
    }

    @Test
    void anInventoryThatAnsibleCannotReadFails() throws Exception {
        Files.writeString(inventory, "[app\nnothing else");

        assertThatThrownBy(() -> look(by(new TcpReach())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ansible-inventory -i " + inventory + " --list: ");
    }
}
