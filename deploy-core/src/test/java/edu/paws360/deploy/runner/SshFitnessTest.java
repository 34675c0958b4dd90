package edu.paws360.deploy.runner;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.SshHost;
import edu.paws360.deploy.testbed.SshHosts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the way of a runner is told before anything starts. */
@Needs(SshHosts.class)
@Timeout(120)
class SshFitnessTest {

    private final SshHosts ssh;
    private final SshHost host;

    @TempDir
    Path folder;

    private Clone clone;

    SshFitnessTest(SshHosts ssh) {
        this.ssh = ssh;
        this.host = ssh.hosts().get(2);
    }

    @BeforeEach
    void aClone() throws Exception {
        clone = Clone.in(folder);
    }

    @Test
    void anUnknownHostKeyIsRefusedWhateverTheConfigurationSays() throws Exception {
        String why =
                "the host key of 127.0.0.4 is not known: get it from who runs the machine, compare it, and note it in"
                        + " known_hosts as [127.0.0.4]:" + host.port() + " (ssh said: Host key verification failed.)";

        assertThat(fitness(address(host.port()), carelessConfig("")).why()).isEqualTo(why);
        assertThat(run(carelessConfig(""))).isEqualTo(why);
        assertThat(folder.resolve("known")).isEmptyFile();
    }

    @Test
    void aChangedHostKeyIsRefusedWhateverTheConfigurationSays() throws Exception {
        String other = Files.readAllLines(ssh.knownHosts()).get(0);
        String line = "[127.0.0.4]:" + host.port() + other.substring(other.indexOf(' ')) + "\n";

        assertThat(fitness(address(host.port()), carelessConfig(line)).why())
                .isEqualTo(
                        "the host key of 127.0.0.4 is not the one that is known, so another machine may have taken its"
                                + " place: ask who runs it; if its key was changed on purpose, remove the old one with ssh-keygen -R"
                                + " '[127.0.0.4]:" + host.port()
                                + "' and note the new one (ssh said: Host key verification failed.)");
        assertThat(run(carelessConfig(line))).startsWith("the host key of 127.0.0.4 is not the one that is known");
        assertThat(folder.resolve("known")).hasContent(line);
    }

    @Test
    void nobodyListens() throws Exception {
        assertThat(fitness(address(1), ssh.clientConfig()).why())
                .isEqualTo("nobody listens at " + address(1) + ": start sshd there, or correct the port (ssh said: ssh:"
                        + " connect to host 127.0.0.4 port 1: Connection refused)");
    }

    @Test
    void noKeyFits() throws Exception {
        Path config = Files.writeString(
                folder.resolve("config"),
                "IdentityFile none\nIdentitiesOnly yes\nIdentityAgent none\nUserKnownHostsFile " + ssh.knownHosts()
                        + "\n");

        assertThat(fitness(address(host.port()), config).why())
                .startsWith(
                        address(host.port()) + " does not let us in: add the public key to authorized_keys there, and"
                                + " name the private key in the ssh configuration or load it into an agent (ssh said: ");
    }

    @Test
    void theNameIsUnknown() throws Exception {
        SshAddress nowhere = SshAddress.parse("ssh://runner.invalid/srv");

        assertThat(fitness(nowhere, ssh.clientConfig()).why())
                .startsWith("the name runner.invalid is not found: correct it, or look at the name service");
    }

    @Test
    void theFolderIsMissing() throws Exception {
        SshAddress missing = SshAddress.parse(address(host.port()) + "/missing");

        assertThat(fitness(missing, ssh.clientConfig()).why())
                .isEqualTo("the folder " + host.disk() + "/missing does not exist there: make it with mkdir -m 700");
    }

    @Test
    void theProgramIsMissing() throws Exception {
        Fitness fitness = runner(address(host.port()), ssh.clientConfig())
                .fitness(Work.of(List.of("no-such-program"), clone.project()));

        assertThat(((Fitness.Unfit) fitness).why())
                .startsWith("the program no-such-program is not found or not executable there; the PATH of a login"
                        + " without a terminal is /");
    }

    @Test
    void theWorkingFolderIsElsewhere() throws Exception {
        Fitness fitness = runner(address(host.port()), ssh.clientConfig()).fitness(Work.shell("exit 0", folder));

        assertThat(fitness)
                .isEqualTo(new Fitness.Unfit("the working folder " + folder + " is outside the repository "
                        + clone.root() + ", whose files go to the runner"));
    }

    @Test
    void aSlowHostIsFit() throws Exception {
        host.pause();
        CompletableFuture<Fitness> slow = CompletableFuture.supplyAsync(() -> {
            try {
                return runner(address(host.port()), ssh.clientConfig()).fitness(work());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        Patience.until("ssh is on its way", () -> Patience.commandLinesBelowUs().stream()
                .anyMatch(line -> line.startsWith("ssh\0")));
        TimeUnit.SECONDS.sleep(8); // what is tried here is time itself
        host.resume();

        assertThat(slow.get(60, TimeUnit.SECONDS)).isInstanceOf(Fitness.Fit.class);
    }

    @Test
    void aHostThatStaysSilentIsUnfit() throws Exception {
        host.pause();
        try {
            assertThat(fitness(address(host.port()), ssh.clientConfig()).why())
                    .startsWith(address(host.port()) + " did not answer in time");
        } finally {
            host.resume();
        }
    }

    @Test
    void aCommitThatIsNotThereIsTold() {
        CommitFiles files = new CommitFiles(clone.project(), "0".repeat(40));
        SshRunner runner = new SshRunner("secondary", address(host.port()), Optional.of(ssh.clientConfig()), files);

        assertThat(runner.run(work(), line -> {}))
                .isInstanceOfSatisfying(RunnerOutcome.NotStarted.class, not -> assertThat(not.why())
                        .startsWith("git could not pack the files of the commit: fatal: "));
    }

    @Test
    void whatADeadDeploymentLeftIsRemovedByTheNext() throws Exception {
        Path stale = Files.createDirectories(host.disk().resolve("paws360-deploy-" + "0".repeat(32) + "/x"));
        Path other = Files.createDirectories(host.disk().resolve("other"));

        RunnerOutcome outcome = runner(address(host.port()), ssh.clientConfig()).run(work(), line -> {});

        assertThat(outcome.succeeded()).isTrue();
        assertThat(stale).doesNotExist();
        assertThat(other).exists();
        Files.delete(other);
    }

    private Path carelessConfig(String known) throws Exception {
        Path file = Files.writeString(folder.resolve("known"), known);
        return Files.writeString(
                folder.resolve("config"),
                "IdentityFile " + ssh.privateKey() + "\nUserKnownHostsFile " + file + "\nGlobalKnownHostsFile none\n"
                        + "StrictHostKeyChecking no\nNoHostAuthenticationForLocalhost yes\n");
    }

    private Fitness.Unfit fitness(SshAddress address, Path config) throws Exception {
        return (Fitness.Unfit) runner(address, config).fitness(work());
    }

    private String run(Path config) {
        return ((RunnerOutcome.NotStarted) runner(address(host.port()), config).run(work(), line -> {})).why();
    }

    private Work work() {
        return Work.shell("exit 0", clone.project());
    }

    private SshAddress address(int port) {
        return new SshAddress(
                Optional.empty(), host.host(), Optional.of(port), host.disk().toString());
    }

    private SshRunner runner(SshAddress address, Path config) {
        return new SshRunner("secondary", address, Optional.of(config), clone.files());
    }
}
