package edu.paws360.deploy.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The supervisor and its watchdog are killed and frozen, and nothing goes on for that. */
@Timeout(60)
class WatchdogTest {

    /** Ignores TERM, and leaves a daemon that nothing connects with us any more. */
    private static final String LINE = "echo $PPID > supervisor; trap '' TERM;"
            + " env -i setsid sh -c 'trap \"\" TERM; echo $$ > daemon; while :; do sleep 300; done' > /dev/null 2>&1 &"
            + " while [ ! -s daemon ]; do sleep 0.01; done; echo $$ > leader; while :; do sleep 300; done";

    private final LocalRunner runner = new LocalRunner("primary");
    private final CompletableFuture<RunnerOutcome> outcome = new CompletableFuture<>();
    private final CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    private Thread caller;
    private long watchdog;

    @TempDir
    Path folder;

    @AfterEach
    void nothingIsLeft() throws Exception {
        caller.join(TimeUnit.SECONDS.toMillis(20));
        Patience.untilDead(pid("leader"));
        Patience.untilDead(pid("daemon"));
        Patience.untilDead(pid("supervisor"));
        Patience.untilDead(watchdog);
    }

    @Test
    void aKilledSupervisorIsReplacedByItsWatchdog() throws Exception {
        start(work());
        signal("KILL", pid("supervisor"));

        assertThat(outcome()).isInstanceOf(RunnerOutcome.Lost.class);
        assertThat(outcome().provenStopped()).isTrue();
        assertDead();
    }

    @Test
    void aFrozenSupervisorIsReplacedByItsWatchdog() throws Exception {
        start(work());
        signal("STOP", pid("supervisor"));

        assertThat(outcome()).isInstanceOf(RunnerOutcome.Lost.class);
        assertThat(outcome().provenStopped()).isTrue();
        assertDead();
    }

    @Test
    void theWorkEndsWithoutItsWatchdog() throws Exception {
        start(work());
        signal("KILL", watchdog);

        assertThat(outcome()).isInstanceOf(RunnerOutcome.Lost.class);
        assertThat(outcome().provenStopped()).isTrue();
    }

    @Test
    void aFrozenWatchdogHoldsNothingUp() throws Exception {
        start(work().withTimeout(Duration.ofSeconds(2)));
        signal("STOP", watchdog);

        assertThat(outcome()).isInstanceOf(RunnerOutcome.TimedOut.class);
        assertThat(outcome().provenStopped()).isTrue();
        assertDead();
    }

    @Test
    void supervisorAndWatchdogFrozenAreSwept() throws Exception {
        start(work());
        signal("STOP", watchdog);
        signal("STOP", pid("supervisor"));

        assertThat(outcome()).isInstanceOf(RunnerOutcome.Lost.class);
        assertThat(outcome().provenStopped()).isTrue();
        assertDead();
    }

    @Test
    void supervisorAndWatchdogKilledAreSweptUpByTheMark() throws Exception {
        start(work());
        long supervisor = pid("supervisor");
        signal("STOP", watchdog);
        signal("KILL", supervisor);
        signal("KILL", watchdog);

        assertThat(outcome()).isInstanceOf(RunnerOutcome.Lost.class);
        assertThat(outcome().provenStopped()).isTrue();
        assertThat(Patience.alive(pid("leader"))).isFalse();
        ProcessHandle.of(pid("daemon")).ifPresent(ProcessHandle::destroyForcibly); // the one who could escape
    }

    @Test
    void anInterruptIsInAHurryWhateverTheGrace() throws Exception {
        start(work().withGrace(Duration.ofMinutes(5)));
        caller.interrupt();

        assertThat(outcome()).isInstanceOf(RunnerOutcome.Cancelled.class);
        assertThat(outcome().provenStopped()).isTrue();
        assertThat(interrupted.get()).isFalse();
        assertDead();
    }

    @Test
    void aSecondInterruptGivesUpTheProof() throws Exception {
        start(work().withGrace(Duration.ofMinutes(5)));
        caller.interrupt();
        Patience.until("the first interrupt was taken", () -> !caller.isInterrupted());
        caller.interrupt();

        assertThat(outcome()).isInstanceOf(RunnerOutcome.Cancelled.class);
        assertThat(outcome().provenStopped()).isFalse();
        assertThat(Patience.alive(pid("leader"))).isTrue();
    }

    private Work work() {
        return Work.shell(LINE, folder).withGrace(Duration.ofMillis(300)).withHeartbeat(Duration.ofSeconds(2));
    }

    private void start(Work work) throws Exception {
        caller = new Thread(() -> {
            outcome.complete(runner.run(work, line -> {}));
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        caller.start();
        pid("leader");
        watchdog = ProcessHandle.of(pid("supervisor"))
                .flatMap(ProcessHandle::parent)
                .orElseThrow()
                .pid();
    }

    private RunnerOutcome outcome() throws Exception {
        return outcome.get(40, TimeUnit.SECONDS);
    }

    private void assertDead() throws Exception {
        for (String name : List.of("leader", "daemon")) {
            assertThat(Patience.alive(pid(name))).as(name + " lives").isFalse();
        }
    }

    private long pid(String name) throws Exception {
        return Patience.pidIn(folder.resolve(name));
    }

    private static void signal(String name, long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-s", name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }
}
