package edu.paws360.deploy.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.SshHost;
import edu.paws360.deploy.testbed.SshHosts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A runner that was asked begins where it was asked: nothing is launched twice. */
@Needs(SshHosts.class)
@Timeout(120)
class StandbyTest {

    private static final String SHOW_MARK = "echo ${DEPLOY_SUPERVISED##* }";

    private final SshHosts ssh;
    private final SshHost host;
    private final Lines lines = new Lines();

    @TempDir
    Path folder;

    private Clone clone;

    StandbyTest(SshHosts ssh) {
        this.ssh = ssh;
        this.host = ssh.hosts().get(0);
    }

    @BeforeEach
    void aClone() throws Exception {
        clone = Clone.in(folder);
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(host.disk()).isEmptyDirectory();
        assertThat(supervisors()).isEmpty();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("deploy-runner"));
    }

    @Test
    void beginsUnderTheSupervisorThatWasAsked() throws Exception {
        try (Standby standby = local().standBy(work(SHOW_MARK))) {
            String asked = ident();

            assertThat(standby.fitness()).isInstanceOf(Fitness.Fit.class);
            assertThat(run(standby, work(SHOW_MARK)).succeeded()).isTrue();
            assertThat(lines.seen()).containsExactly(asked);
        }
    }

    @Test
    void sendsTheFilesOverTheConnectionThatWasAsked() throws Exception {
        Work work = work("cat version; " + SHOW_MARK);
        try (Standby standby = remote().standBy(work)) {
            String asked = ident();

            assertThat(host.disk()).isEmptyDirectory();
            assertThat(run(standby, work).succeeded()).isTrue();
            assertThat(lines.seen()).containsExactly("committed", asked);
        }
    }

    @Test
    void tellsTheCommandWhatWasLearntMeanwhile() throws Exception {
        try (Standby standby = local().standBy(work("echo $TOKEN"))) {
            run(standby, work("echo $TOKEN").withEnvironment(Map.of("TOKEN", "7")));

            assertThat(lines.seen()).containsExactly("7");
        }
    }

    @Test
    void startsNothingWhereItIsNotBegun() throws Exception {
        Path started = folder.resolve("started");

        local().standBy(work("touch " + started)).close();

        assertThat(started).doesNotExist();
    }

    @Test
    void startsNothingWhereItIsNotFit() throws Exception {
        Work work = Work.of(List.of("no-such-program-anywhere"), folder);
        try (Standby standby = local().standBy(work)) {
            String why = "the program no-such-program-anywhere is not found or not executable";

            assertThat(supervisors()).isEmpty();
            assertThat(standby.fitness()).isEqualTo(new Fitness.Unfit(why));
            assertThat(run(standby, work))
                    .isInstanceOfSatisfying(RunnerOutcome.NotStarted.class, not -> assertThat(not.why())
                            .isEqualTo(why));
        }
    }

    @Test
    void hasStartedNothingWhenItsSupervisorWasKilledMeanwhile() throws Exception {
        Path started = folder.resolve("started");
        Work work = work("touch " + started);
        try (Standby standby = local().standBy(work)) {
            supervisors().forEach(ProcessHandle::destroyForcibly);
            Patience.until(
                    "supervisor and watchdog are gone", () -> supervisors().isEmpty());

            RunnerOutcome outcome = run(standby, work);

            assertThat(outcome.succeeded()).isFalse();
            assertThat(outcome.provenStopped()).isTrue();
            assertThat(started).doesNotExist();
        }
    }

    @Test
    void isUsedOnce() throws Exception {
        try (Standby standby = local().standBy(work("exit 0"))) {
            run(standby, work("exit 0"));

            assertThatThrownBy(() -> run(standby, work("exit 0")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("This supervisor was told to execute already, or let go; ask the runner again");
        }
    }

    @Test
    void isGivenUpByAnInterrupt() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> local().standBy(work("exit 0"))).isInstanceOf(InterruptedException.class);
    }

    @Test
    void provesTheEndOfWhatItBeganForOneThatWasInterrupted() throws Exception {
        Work work = work("trap '' TERM; sleep 300");
        try (Standby standby = local().standBy(work)) {
            Thread.currentThread().interrupt();

            RunnerOutcome outcome = run(standby, work);

            assertThat(outcome).isInstanceOf(RunnerOutcome.Cancelled.class);
            assertThat(outcome.provenStopped()).isTrue();
            assertThat(Thread.interrupted()).isFalse();
        }
    }

    private RunnerOutcome run(Standby standby, Work work) {
        return standby.run(work, Mandate.STANDING, lines);
    }

    private static LocalRunner local() {
        return new LocalRunner("primary");
    }

    private SshRunner remote() {
        SshAddress address = new SshAddress(
                Optional.empty(),
                host.host(),
                Optional.of(host.port()),
                host.disk().toString());
        return new SshRunner("secondary", address, Optional.of(ssh.clientConfig()), clone.files());
    }

    private Work work(String line) {
        return Work.shell(line, clone.project())
                .withGrace(Duration.ofMillis(500))
                .withTimeout(Duration.ofSeconds(60));
    }

    /** The name of the only work for which something runs: the last argument of what was launched. */
    private static String ident() {
        List<String> idents = Patience.commandLinesBelowUs().stream()
                .filter(line -> line.contains("supervisor.py"))
                .map(line -> line.substring(0, line.length() - 1))
                .map(line -> line.substring(line.length() - 32))
                .distinct()
                .toList();
        assertThat(idents).hasSize(1);
        return idents.get(0);
    }

    /** What is launched for a work, or leads to that. */
    private static List<ProcessHandle> supervisors() {
        return ProcessHandle.current()
                .descendants()
                .filter(each -> Patience.commandLine(each).contains("supervisor.py"))
                .toList();
    }
}
