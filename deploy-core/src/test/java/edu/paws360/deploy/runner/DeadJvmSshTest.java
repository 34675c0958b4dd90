package edu.paws360.deploy.runner;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.testbed.Eventually;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.SshHost;
import edu.paws360.deploy.testbed.SshHosts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that runs a deployment on another machine is killed or frozen from outside. */
@Needs(SshHosts.class)
@Timeout(90)
class DeadJvmSshTest {

    private final SshHost host;
    private final Path config;

    @TempDir
    Path folder;

    private Process jvm;

    DeadJvmSshTest(SshHosts ssh) {
        host = ssh.hosts().get(0);
        config = ssh.clientConfig();
    }

    @BeforeEach
    void startAJvm() throws Exception {
        Clone clone = Clone.in(folder);
        jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RunnerMain.class.getName(),
                        "cd " + folder + "; echo $PPID > supervisor; trap '' TERM; echo $$ > leader;"
                                + " while :; do sleep 300; done",
                        clone.project().toString(),
                        "ssh://" + host.host() + ":" + host.port() + host.disk(),
                        config.toString(),
                        clone.commit())
                .redirectErrorStream(true)
                .start();
        Patience.pidIn(folder.resolve("leader"));
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        List<ProcessHandle> clients = jvm.descendants().toList();
        jvm.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        Patience.untilDead(Patience.pidIn(folder.resolve("leader")));
        Patience.untilDead(Patience.pidIn(folder.resolve("supervisor")));
        Eventually.holds(() -> clients.stream().noneMatch(ProcessHandle::isAlive));
        Eventually.holds(() -> host.disk().toFile().list().length == 0);
    }

    @Test
    void aKilledJvmEndsTheCommandOverThere() throws Exception {
        signal("KILL", jvm.pid());

        Patience.untilDead(Patience.pidIn(folder.resolve("leader")));
    }

    @Test
    void aFrozenJvmEndsTheCommandOverThereAndLearnsItLater() throws Exception {
        signal("STOP", jvm.pid());
        Patience.untilDead(Patience.pidIn(folder.resolve("leader")));
        Patience.untilDead(Patience.pidIn(folder.resolve("supervisor")));
        signal("CONT", jvm.pid());

        assertThat(new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("Lost true\n");
    }

    @Test
    void aFrozenJvmWithAFrozenSupervisorEndsTheCommandOverThere() throws Exception {
        signal("STOP", jvm.pid());
        signal("STOP", Patience.pidIn(folder.resolve("supervisor")));

        Patience.untilDead(Patience.pidIn(folder.resolve("leader")));
    }

    private static void signal(String name, long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-s", name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }
}
