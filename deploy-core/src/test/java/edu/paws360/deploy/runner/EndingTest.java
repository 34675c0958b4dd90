package edu.paws360.deploy.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EndingTest {

    private static final String DAEMON = "setsid sh -c 'echo $$ > daemon; exec sleep 300' > /dev/null 2>&1 &"
            + " while [ ! -s daemon ]; do sleep 0.01; done; ";

    private final LocalRunner runner = new LocalRunner("primary");
    private final Lines lines = new Lines();

    @TempDir
    Path folder;

    @AfterEach
    void noThreadAndNoSupervisorIsLeft() {
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("deploy-runner"));
        assertThat(Patience.commandLinesBelowUs()).noneMatch(line -> line.contains("supervisor.py"));
    }

    @Test
    void theTimeLimitEndsTheWholeGroup() throws Exception {
        RunnerOutcome outcome = run("sh -c 'echo $$ > child; exec sleep 300' & echo $$ > leader; wait", 1000);

        assertThat(outcome)
                .isInstanceOfSatisfying(RunnerOutcome.TimedOut.class, timedOut -> assertThat(timedOut.limit())
                        .isEqualTo(Duration.ofSeconds(1)));
        assertThat(outcome.provenStopped()).isTrue();
        assertDead("leader", "child");
    }

    @Test
    void aCommandMayTidyUpDuringTheGrace() {
        RunnerOutcome outcome = run("trap 'echo tidied; exit 7' TERM; sleep 300 & wait", 700);

        assertThat(outcome).isInstanceOf(RunnerOutcome.TimedOut.class);
        assertThat(lines.seen()).containsExactly("tidied");
    }

    @Test
    void aCommandThatIgnoresTermIsKilledAfterTheGrace() throws Exception {
        RunnerOutcome outcome = run("trap '' TERM; echo $$ > leader; while :; do sleep 300; done", 700);

        assertThat(outcome).isInstanceOf(RunnerOutcome.TimedOut.class);
        assertThat(outcome.provenStopped()).isTrue();
        assertDead("leader");
    }

    @Test
    void aStoppedCommandIsEndedToo() throws Exception {
        RunnerOutcome outcome = run("echo $$ > leader; kill -STOP $$", 700);

        assertThat(outcome).isInstanceOf(RunnerOutcome.TimedOut.class);
        assertDead("leader");
    }

    @Test
    void whatTheCommandLeavesInItsGroupIsEnded() throws Exception {
        RunnerOutcome outcome = run("sh -c 'trap \"\" TERM; echo $$ > child; sleep 300; sleep 300' &"
                + " while [ ! -s child ]; do sleep 0.01; done; exit 0");

        assertThat(outcome.succeeded()).isTrue();
        assertDead("child");
    }

    @Test
    void whatTheCommandLeavesInItsSessionIsEnded() throws Exception {
        RunnerOutcome outcome = run("python3 -c 'import os; os.setpgid(0, 0); print(os.getpid(),"
                + " file=open(\"child\", \"w\"), flush=True); os.execlp(\"sleep\", \"sleep\", \"300\")' &"
                + " while [ ! -s child ]; do sleep 0.01; done; exit 0");

        assertThat(outcome.succeeded()).isTrue();
        assertDead("child");
    }

    @Test
    void aDaemonSurvivesASuccess() throws Exception {
        RunnerOutcome outcome = run(DAEMON + "exit 0");

        long daemon = Patience.pidIn(folder.resolve("daemon"));
        try {
            assertThat(outcome.succeeded()).isTrue();
            assertThat(Patience.alive(daemon)).isTrue();
        } finally {
            ProcessHandle.of(daemon).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void aDaemonThatKeepsOurPipeHoldsNothingUp() throws Exception {
        RunnerOutcome outcome = run("setsid sh -c 'echo $$ > daemon; exec sleep 300' &"
                + " while [ ! -s daemon ]; do sleep 0.01; done; echo done");

        long daemon = Patience.pidIn(folder.resolve("daemon"));
        try {
            assertThat(outcome.succeeded()).isTrue();
            assertThat(lines.seen()).containsExactly("done");
        } finally {
            ProcessHandle.of(daemon).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void aDaemonDoesNotSurviveAFailure() throws Exception {
        RunnerOutcome outcome = run(DAEMON + "exit 3");

        assertThat(outcome.provenStopped()).isTrue();
        assertDead("daemon");
    }

    @Test
    void anOrphanedDaemonDoesNotSurviveTheTimeLimit() throws Exception {
        RunnerOutcome outcome = run("sh -c \"" + DAEMON.replace("$", "\\$") + "\"; sleep 300", 1500);

        assertThat(outcome).isInstanceOf(RunnerOutcome.TimedOut.class);
        assertThat(outcome.provenStopped()).isTrue();
        assertDead("daemon");
    }

    @Test
    void anInterruptStopsTheCommandAndIsUsedUp() throws Exception {
        CompletableFuture<RunnerOutcome> outcome = new CompletableFuture<>();
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            outcome.complete(run("echo $$ > leader; sleep 300"));
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        caller.start();
        Patience.pidIn(folder.resolve("leader"));
        caller.interrupt();

        assertThat(outcome.get(30, TimeUnit.SECONDS)).isInstanceOf(RunnerOutcome.Cancelled.class);
        assertThat(outcome.get().provenStopped()).isTrue();
        assertThat(interrupted.get(30, TimeUnit.SECONDS)).isFalse();
        assertDead("leader");
    }

    @Test
    void aThreadThatWasInterruptedBeforeStartsNothing() {
        Thread.currentThread().interrupt();
        RunnerOutcome outcome = run("touch started; sleep 300");

        assertThat(outcome).isInstanceOf(RunnerOutcome.Cancelled.class);
        assertThat(outcome.provenStopped()).isTrue();
        assertThat(Thread.interrupted()).isFalse();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void termToTheSupervisorEndsTheCommand() throws Exception {
        RunnerOutcome outcome = runner.run(work("echo $$ > leader; kill -TERM $PPID; sleep 300"), lines);

        assertThat(outcome).isInstanceOfSatisfying(RunnerOutcome.Lost.class, lost -> assertThat(lost.why())
                .isEqualTo("the supervisor ended the command: signal 15"));
        assertThat(outcome.provenStopped()).isTrue();
        assertDead("leader");
    }

    @Test
    void aKilledSupervisorsCommandIsEndedAndThatIsProven() throws Exception {
        RunnerOutcome outcome = runner.run(
                work("sh -c 'echo $$ > child; exec sleep 300' & echo $$ > leader;"
                        + " while [ ! -s child ]; do sleep 0.01; done; kill -KILL $PPID; sleep 300"),
                lines);

        assertThat(outcome).isInstanceOfSatisfying(RunnerOutcome.Lost.class, lost -> assertThat(lost.why())
                .isEqualTo("the end of the command was not told; the connection to the supervisor ended"));
        assertThat(outcome.provenStopped()).isTrue();
        assertDead("leader", "child");
    }

    @Test
    void aListenerThatBlocksKeepsNothingRunning() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch freed = new CountDownLatch(1);

        RunnerOutcome outcome = runner.run(work("echo $$ > leader; yes").withTimeout(Duration.ofMillis(700)), line -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                freed.countDown();
            }
        });

        assertThat(outcome).isInstanceOf(RunnerOutcome.TimedOut.class);
        assertThat(outcome.provenStopped()).isTrue();
        assertThat(freed.getCount()).isZero();
        assertDead("leader");
    }

    @Test
    void aLostConnectionIsProofOnlyAfterAllTheSupervisorsLimits() {
        Work work = work("exit 0").withHeartbeat(Duration.ofSeconds(30)).withGrace(Duration.ofSeconds(10));

        assertThat(Loss.Elsewhere.provenAt(Duration.ofSeconds(100), work)).isEqualTo(Duration.ofSeconds(138));
    }

    private void assertDead(String... names) throws Exception {
        for (String name : names) {
            long pid = Long.parseLong(Files.readString(folder.resolve(name)).strip());
            assertThat(Patience.alive(pid)).as(name + " lives").isFalse();
        }
    }

    private RunnerOutcome run(String line) {
        return runner.run(work(line), lines);
    }

    private RunnerOutcome run(String line, int timeoutMillis) {
        return runner.run(work(line).withTimeout(Duration.ofMillis(timeoutMillis)), lines);
    }

    private Work work(String line) {
        return Work.shell(line, folder).withGrace(Duration.ofMillis(300)).withTimeout(Duration.ofSeconds(30));
    }
}
