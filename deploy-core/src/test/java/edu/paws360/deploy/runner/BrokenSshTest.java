package edu.paws360.deploy.runner;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.testbed.Eventually;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.SshHost;
import edu.paws360.deploy.testbed.SshHosts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever breaks between us and another machine: the command there ends, it is known to have ended, and nothing is left. */
@Needs(SshHosts.class)
@Timeout(120)
class BrokenSshTest {

    private final SshHost host;
    private final Path config;
    private final CompletableFuture<RunnerOutcome> outcome = new CompletableFuture<>();

    @TempDir
    Path folder;

    private Clone clone;
    private Thread caller;
    private long supervisor;
    private long watchdog;

    BrokenSshTest(SshHosts ssh) {
        host = ssh.hosts().get(1);
        config = ssh.clientConfig();
    }

    @BeforeEach
    void aCommandIsRunning() throws Exception {
        clone = Clone.in(folder);
        String line =
                "trap '' TERM; setsid sh -c 'trap \"\" TERM; echo $$ > " + folder + "/daemon; while :; do sleep 300;"
                        + " done' > /dev/null 2>&1 & echo $PPID > " + folder + "/supervisor; echo $$ > " + folder
                        + "/leader; while :; do sleep 300; done";
        SshAddress address = new SshAddress(
                Optional.empty(),
                host.host(),
                Optional.of(host.port()),
                host.disk().toString());
        SshRunner runner = new SshRunner("secondary", address, Optional.of(config), clone.files());
        Work work = Work.shell(line, clone.project())
                .withGrace(Duration.ofMillis(300))
                .withHeartbeat(Duration.ofSeconds(2));
        caller = new Thread(() -> outcome.complete(runner.run(work, each -> {})));
        caller.start();
        pid("daemon");
        pid("leader");
        supervisor = pid("supervisor");
        watchdog = ProcessHandle.of(supervisor)
                .flatMap(ProcessHandle::parent)
                .orElseThrow()
                .pid();
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        host.resume();
        caller.join(TimeUnit.SECONDS.toMillis(30));
        for (long pid : new long[] {pid("leader"), pid("daemon"), supervisor, watchdog}) {
            Patience.untilDead(pid);
        }
        Eventually.holds(() -> isEmpty(host.disk()));
        assertThat(sshClients()).isEmpty();
    }

    @Test
    void aCutConnection() throws Exception {
        host.cut();

        assertLostAndProven();
    }

    @Test
    void aFrozenConnection() throws Exception {
        host.pause();

        assertLostAndProven();
        assertThat(isEmpty(host.disk())).isTrue();
    }

    @Test
    void aHostThatIsGone() throws Exception {
        host.pause();
        host.cut();

        assertLostAndProven();
    }

    @Test
    void aKilledSupervisor() throws Exception {
        signal("KILL", supervisor);

        assertLostAndProven();
    }

    @Test
    void aFrozenSupervisor() throws Exception {
        signal("STOP", supervisor);

        assertLostAndProven();
    }

    @Test
    void aFrozenSupervisorBehindAFrozenConnection() throws Exception {
        signal("STOP", supervisor);
        host.pause();

        assertLostAndProven();
    }

    @Test
    void aFrozenSupervisorAndAFrozenWatchdog() throws Exception {
        signal("STOP", watchdog);
        signal("STOP", supervisor);

        assertLostAndProven();
    }

    @Test
    void aKilledWatchdog() throws Exception {
        signal("KILL", watchdog);

        assertLostAndProven();
    }

    @Test
    void aKilledClient() throws Exception {
        signal("KILL", client());

        assertLostAndProven();
    }

    @Test
    void aFrozenClient() throws Exception {
        signal("STOP", client());

        assertLostAndProven();
    }

    @Test
    void anInterrupt() throws Exception {
        caller.interrupt();

        assertThat(outcome.get(60, TimeUnit.SECONDS)).isInstanceOf(RunnerOutcome.Cancelled.class);
        assertThat(outcome.get().provenStopped()).isTrue();
        assertThat(Patience.alive(pid("leader"))).isFalse();
    }

    @Test
    void aSecondInterruptBehindAFrozenConnection() throws Exception {
        host.pause();
        caller.interrupt();
        Patience.until("the first interrupt was taken", () -> !caller.isInterrupted());
        caller.interrupt();

        assertThat(outcome.get(60, TimeUnit.SECONDS).provenStopped()).isFalse();
    }

    private void assertLostAndProven() throws Exception {
        assertThat(outcome.get(60, TimeUnit.SECONDS)).isInstanceOf(RunnerOutcome.Lost.class);
        assertThat(outcome.get().provenStopped()).isTrue();
        assertThat(Patience.alive(pid("leader"))).isFalse();
        assertThat(Patience.alive(pid("daemon"))).isFalse();
    }

    private long client() {
        return sshClients().findFirst().orElseThrow().pid();
    }

    private static Stream<ProcessHandle> sshClients() {
        return ProcessHandle.current()
                .descendants()
                .filter(each -> each.info().command().orElse("").endsWith("/ssh"));
    }

    private long pid(String name) throws Exception {
        return Patience.pidIn(folder.resolve(name));
    }

    private static boolean isEmpty(Path disk) {
        try (Stream<Path> entries = Files.list(disk)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void signal(String name, long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-s", name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }
}
