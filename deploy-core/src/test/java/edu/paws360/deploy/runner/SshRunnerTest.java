package edu.paws360.deploy.runner;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.SshHost;
import edu.paws360.deploy.testbed.SshHosts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Needs(SshHosts.class)
@Timeout(120)
class SshRunnerTest {

    private final SshHosts ssh;
    private final SshHost host;
    private final Lines lines = new Lines();

    @TempDir
    Path folder;

    private Clone clone;
    private SshRunner runner;

    SshRunnerTest(SshHosts ssh) {
        this.ssh = ssh;
        this.host = ssh.hosts().get(0);
    }

    @BeforeEach
    void aClone() throws Exception {
        clone = Clone.in(folder);
        runner = runner(address(), ssh.clientConfig());
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(host.disk()).isEmptyDirectory();
        assertThat(Patience.commandLinesBelowUs()).noneMatch(line -> line.startsWith("ssh\0"));
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("deploy-runner"));
    }

    @Test
    void runsTheFilesOfTheCommitInTheProjectsFolder() {
        RunnerOutcome outcome = run("cat version ../../top; ls; pwd; stat -c %a ../..; exit 3");

        assertThat(outcome).isInstanceOfSatisfying(RunnerOutcome.Exited.class, exited -> assertThat(exited.code())
                .isEqualTo(3));
        assertThat(outcome.provenStopped()).isTrue();
        assertThat(lines.seen().subList(0, 4)).containsExactly("committed", "top", "run.sh", "version");
        assertThat(lines.seen().get(4)).matches(host.disk() + "/paws360-deploy-[0-9a-f]{32}/apps/shop");
        assertThat(lines.seen().get(5)).isEqualTo("700");
    }

    @Test
    void runsAProgramAmongTheFiles() throws Exception {
        Work work = Work.of(List.of("./run.sh"), clone.project());

        assertThat(runner.fitness(work)).isInstanceOf(Fitness.Fit.class);
        assertThat(runner.run(work, lines).succeeded()).isTrue();
        assertThat(lines.seen()).containsExactly("committed", "top");
    }

    @Test
    void putsSecretsIntoNoArgument() {
        String secret = "s3cret-of-the-test";
        List<String> commandLines = new ArrayList<>();

        runner.run(work("echo $TOKEN | tr -d a-z0-9; sleep 0.2").withEnvironment(Map.of("TOKEN", secret)), line -> {
            lines.line(line);
            commandLines.addAll(Patience.commandLines());
        });

        assertThat(lines.seen()).containsExactly("---");
        assertThat(commandLines).anyMatch(line -> line.contains("supervisor.py"));
        assertThat(commandLines).noneMatch(line -> line.contains(secret));
    }

    @Test
    void theTimeLimitEndsTheCommandOverThere() throws Exception {
        Path pid = folder.resolve("pid");

        RunnerOutcome outcome = runner.run(
                work("trap '' TERM; echo $$ > " + pid + "; while :; do sleep 300; done")
                        .withTimeout(Duration.ofSeconds(2)),
                lines);

        assertThat(outcome).isInstanceOf(RunnerOutcome.TimedOut.class);
        assertThat(outcome.provenStopped()).isTrue();
        assertThat(Patience.alive(Patience.pidIn(pid))).isFalse();
    }

    @Test
    void isFitWithWhatItNeeds() throws Exception {
        assertThat(runner.fitness(work("exit 0")))
                .isInstanceOfSatisfying(
                        Fitness.Fit.class, fit -> assertThat(fit.detail()).startsWith("Python 3."));
    }

    private RunnerOutcome run(String line) {
        return runner.run(work(line), lines);
    }

    private Work work(String line) {
        return Work.shell(line, clone.project())
                .withGrace(Duration.ofMillis(500))
                .withHeartbeat(Duration.ofSeconds(4))
                .withTimeout(Duration.ofSeconds(60));
    }

    private SshAddress address() {
        return new SshAddress(
                Optional.empty(),
                host.host(),
                Optional.of(host.port()),
                host.disk().toString());
    }

    private SshRunner runner(SshAddress address, Path config) {
        return new SshRunner("secondary", address, Optional.of(config), clone.files());
    }
}
