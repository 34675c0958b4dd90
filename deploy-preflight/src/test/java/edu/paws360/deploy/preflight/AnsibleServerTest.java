package edu.paws360.deploy.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.testbed.Ansible;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.SshHost;
import edu.paws360.deploy.testbed.SshHosts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The network check by the real Ansible, which logs in to real hosts. */
@Needs({SshHosts.class, Ansible.class})
class AnsibleServerTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String WAY = ", asked by ansible -m ping, 16 at a time";

    @TempDir
    Path folder;

    private SshHosts ssh;
    private final List<String> inventory = new ArrayList<>();

    @BeforeEach
    void use(SshHosts given) {
        ssh = given;
    }

    private SshHost host(int number) {
        return ssh.hosts().get(number);
    }

    private void name(String name, SshHost host, String variables) {
        inventory.add("%s ansible_host=%s ansible_port=%d %s".formatted(name, host.host(), host.port(), variables));
    }

    private Finding look(Duration limit, Map<String, String> environment) throws Exception {
        inventory.addAll(List.of(
                "[all:vars]",
                "ansible_user=" + ssh.user(),
                "ansible_ssh_private_key_file=" + ssh.privateKey(),
                "ansible_ssh_common_args='-F none -o IdentitiesOnly=yes -o UserKnownHostsFile=" + ssh.knownHosts()
                        + "'",
                "ansible_python_interpreter=/usr/bin/python3",
                "db_password=hush"));
        String hosts = Files.write(folder.resolve("hosts"), inventory).toString();
        Programs programs = new Programs(folder, System.getenv()).with(environment);
        Survey survey = new AnsibleSurvey(hosts, programs, limit, Duration.ofMinutes(2));
        return new NetworkCheck(AnsibleInventory.forAnsible(hosts, programs), survey, limit).look();
    }

    private Path foreignKey() throws Exception {
        Path key = folder.resolve("foreign_key");
        Programs programs = new Programs(folder, System.getenv());
        String keygen = programs.find("ssh-keygen").orElseThrow().toString();
        List<String> command = List.of(keygen, "-q", "-t", "ed25519", "-N", "", "-f", key.toString());
        assertThat(programs.run(LIMIT, 10_000, command).isSuccess()).isTrue();
        return key;
    }

    @Test
    void everyHostThatLetsAnsibleInAnswers() throws Exception {
        for (int number = 0; number < 3; number++) {
            name("app-" + number, host(number), "");
        }

        assertThat(look(LIMIT, Map.of())).isEqualTo(new Finding(CheckStatus.PASSED, "3 targets answer" + WAY));
    }

    @Test
    void everyOtherHostIsNamedWithItsReason() throws Exception {
        name("fine", host(0), "");
        name("stranger", host(0), "ansible_ssh_private_key_file=" + foreignKey());
        name("killed", host(1), "");
        name("frozen", host(2), "");
        host(1).stop();
        host(2).pause();
        try {
            assertThat(look(LIMIT, Map.of()))
                    .isEqualTo(new Finding(
                            CheckStatus.FAILED,
                            "3 of 4 targets not reached (expected each to resolve and answer within 10 s,"
                                    + " deploy.preflight.network.timeout)" + WAY
                                    + ":\n  stranger (127.0.0.2): no login, "
                                    + ssh.user() + "@127.0.0.2: Permission denied (publickey).\n"
                                    + "  killed (127.0.0.3): no login, ssh: connect to host 127.0.0.3 port "
                                    + host(1).port() + ": Connection refused\n"
                                    + "  frozen (127.0.0.4): no answer within 10 s\n"
                                    + "see that each is up and reachable from this runner, or set"
                                    + " deploy.preflight.network.probe"));
        } finally {
            host(2).resume();
            host(1).start();
        }
        assertThat(leftRunning()).isEmpty();
    }

    @Test
    void aHostWhoseAddressIsATemplateIsFoundByAnsible() throws Exception {
        inventory.add("fine ansible_host='{{ place }}' ansible_port='{{ door }}' place=%s door=%d"
                .formatted(host(0).host(), host(0).port()));

        assertThat(look(LIMIT, Map.of())).isEqualTo(new Finding(CheckStatus.PASSED, "1 target answers" + WAY));
    }

    @Test
    void aHostThatHangsBehindTheLoginIsNamedAndLeavesNothingHere() throws Exception {
        new StandIns(folder).write("python", "exec sleep 30");
        name("slow", host(0), "ansible_python_interpreter=" + folder.resolve("python"));

        assertThat(look(Duration.ofSeconds(4), Map.of()).detail())
                .contains("1 of 1 targets not reached", "\n  slow (127.0.0.2): no answer within 4 s\n");
        assertThat(leftRunning()).isEmpty();
    }

    @Test
    void aHostWithoutPythonIsNamed() throws Exception {
        name("bare", host(0), "ansible_python_interpreter=/nowhere/python");

        assertThat(look(LIMIT, Map.of()).detail())
                .contains("\n  bare (127.0.0.2): ansible's ping failed, ", "/nowhere/python");
    }

    @Test
    void whateverAnsibleIsConfiguredToPrintTheAnswersAreUnderstood() throws Exception {
        name("fine", host(0), "");

        assertThat(look(
                        LIMIT,
                        Map.of(
                                "ANSIBLE_FORCE_COLOR", "1",
                                "ANSIBLE_STDOUT_CALLBACK", "oneline",
                                "ANSIBLE_LOAD_CALLBACK_PLUGINS", "1",
                                "ANSIBLE_VERBOSITY", "3")))
                .isEqualTo(new Finding(CheckStatus.PASSED, "1 target answers" + WAY));
    }

    /** Connections that ssh would keep open for a minute are among what bears the mark. */
    private static List<Path> leftRunning() throws IOException {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes.filter(AnsibleServerTest::isMarked).toList();
        }
    }

    private static boolean isMarked(Path process) {
        try {
            return Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1)
                    .contains("DEPLOY_PREFLIGHT=");
        } catch (IOException gone) {
            return false;
        }
    }
}
