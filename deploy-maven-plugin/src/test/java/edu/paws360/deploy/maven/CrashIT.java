package edu.paws360.deploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a deployment whose process was killed or cancelled in the middle. */
class CrashIT {
    private static final Duration BOUND = Duration.ofSeconds(60);

    @TempDir
    Path temp;

    private TestProject project;
    private Path pid;
    private Process maven;

    @BeforeEach
    void create() throws IOException {
        project = new TestProject(temp);
        pid = temp.resolve("pid");
        project.property("deploy.command", "echo $$ > " + pid + ".new; mv " + pid + ".new " + pid + "; sleep 600");
    }

    @AfterEach
    void nothingIsLeftOfATestThatFailed() {
        if (maven != null) {
            maven.destroyForcibly();
        }
    }

    @Test
    void afterAKillTheNextRunVerifiesTheJournalTellsAndGoesOn() throws IOException, InterruptedException {
        maven = project.start(temp.resolve("killed.log"), "deploy:production");
        ProcessHandle command = command(maven);
        kill(maven, "-KILL");
        await(() -> !command.isAlive(), "the command has ended although its deployment was killed");

        MavenRun next =
                project.property("deploy.command", "echo again >> deployed").run("deploy:production");

        assertThat(next.exit()).as(next.output()).isZero();
        assertThat(next.output())
                .contains(
                        " was abandoned: its process is gone and left no verdict; it was last seen in stage execute. It had"
                                + " begun to execute, so production may be half changed.");
        assertThat(next.kinds()).containsOnlyOnce("deployment_abandoned").endsWith("deployment_closed");
        assertThat(project.deployed()).containsExactly("again");
        assertThat(project.output("metrics.prom"))
                .contains("failure_reason=\"abandoned\",} 1.0")
                .contains(
                        "deployment_success_total{workflow=\"app\",branch=\"main\",runner_group=\"production\",} 1.0");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "stops a process by signal")
    void theNextCommandBeginsWhenThatOfAFrozenDeploymentHasEnded() throws IOException, InterruptedException {
        project.property("deploy.queue.lease", "2s").property("deploy.runner.grace", "1s");
        maven = project.start(temp.resolve("frozen.log"), "deploy:production");
        ProcessHandle command = command(maven);
        kill(maven, "-STOP");

        String look = "kill -0 " + command.pid() + " && echo beside it >> deployed || echo alone >> deployed";
        MavenRun next = project.property("deploy.command", look).run("deploy:production");
        kill(maven, "-CONT");

        assertThat(next.exit()).as(next.output()).isZero();
        assertThat(project.deployed()).containsExactly("alone");
        assertThat(Commands.await(maven)).isEqualTo(1);
        assertThat(project.journal())
                .anyMatch(line ->
                        line.contains("\"kind\":\"deployment_completed\"") && line.contains("\"outcome\":\"FAILED\""));
    }

    @Test
    void aCancelledDeploymentStopsItsCommandAndSaysSo() throws IOException, InterruptedException {
        maven = project.start(temp.resolve("cancelled.log"), "deploy:production");
        ProcessHandle command = command(maven);
        kill(maven, "-TERM");

        Commands.await(maven);
        assertThat(command.isAlive()).isFalse();
        assertThat(project.journal())
                .anyMatch(line -> line.contains("\"kind\":\"deployment_completed\"")
                        && line.contains("\"reason\":\"cancelled\""));
        assertThat(project.journal()).anyMatch(line -> line.contains("\"kind\":\"hold_released\""));
        assertThat(project.journal().get(project.journal().size() - 1)).contains("\"kind\":\"deployment_closed\"");
    }

    /** GitHub sends INT, and after 7.5 s TERM. */
    @Test
    void aCancelledDeploymentIsOverBeforeTheCiInsists() throws IOException, InterruptedException {
        project.property(
                "deploy.command",
                "trap '' TERM; echo $$ > " + pid + ".new; mv " + pid + ".new " + pid + "; while :; do sleep 600; done");
        maven = project.start(temp.resolve("cancelled.log"), "deploy:production");
        ProcessHandle command = command(maven);
        kill(maven, "-INT");

        assertThat(maven.waitFor(7500, TimeUnit.MILLISECONDS)).isTrue();
        assertThat(command.isAlive()).isFalse();
        assertThat(project.journal())
                .anyMatch(line ->
                        line.contains("\"kind\":\"deployment_completed\"") && line.contains("\"reason\":\"cancelled\""))
                .anyMatch(line -> line.contains("\"kind\":\"hold_released\""));
        assertThat(project.output("metrics.prom")).contains("failure_reason=\"cancelled\",} 1.0");
    }

    @Test
    void aDamagedJournalStopsTheNextRun() throws IOException {
        project.property("deploy.command", "true").run("deploy:production");
        Path lines = project.audit.resolve("journal.jsonl");
        Files.writeString(lines, Files.readString(lines).replaceFirst("branch_decided", "branch_decidet"));

        MavenRun next =
                project.property("deploy.command", "echo again >> deployed").run("deploy:production");

        assertThat(next.exit()).isEqualTo(1);
        assertThat(next.error()).contains("journal_unusable: Line 3 of ").contains("is not as it was written");
        assertThat(project.deployed()).isEmpty();
    }

    private ProcessHandle command(Process maven) throws IOException {
        await(() -> Files.exists(pid) || !maven.isAlive(), "the command has begun");
        assertThat(pid).as("the command has begun").exists();
        Optional<ProcessHandle> command =
                ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
        return command.orElseThrow();
    }

    /** mvn is a script that becomes the JVM, so its process is the deployment's. */
    private static void kill(Process maven, String signal) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", signal, Long.toString(maven.pid())).start();
        assertThat(kill.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private static void await(BooleanSupplier condition, String what) {
        long end = System.nanoTime() + BOUND.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - end).as(what).isNegative();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
