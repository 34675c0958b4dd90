package edu.paws360.deploy.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that runs a deployment is killed or frozen from outside. */
@Timeout(60)
class DeadJvmTest {

    private static final String LINE = "sh -c 'echo $$ > child; exec sleep 300' &"
            + " setsid sh -c 'echo $$ > daemon; exec sleep 300' &"
            + " echo $PPID > supervisor; echo $$ > leader; trap 'echo $$ > asked' TERM;"
            + " while :; do sleep 300; done 2> /dev/null";

    /** Less than the queue's settle, after which the next deployment begins. */
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private Path temporary;
    private Process jvm;

    private void startAJvm(String... properties) throws Exception {
        temporary = Files.createDirectory(folder.resolve("temporary"));
        List<String> command = new ArrayList<>(List.of(
                "setsid", // leads a group of its own, which a test can kill
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(properties));
        command.addAll(List.of(RunnerMain.class.getName(), LINE, folder.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("TMPDIR", temporary.toString());
        jvm = builder.redirectErrorStream(true).start();
        for (String name : List.of("supervisor", "leader", "child", "daemon")) {
            Patience.pidIn(folder.resolve(name));
        }
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        jvm.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        for (String name : List.of("supervisor", "leader", "child", "daemon")) {
            Patience.untilDead(Patience.pidIn(folder.resolve(name)));
        }
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aKilledJvmEndsTheCommand() throws Exception {
        startAJvm();
        signal("KILL", Long.toString(jvm.pid()));

        Patience.untilDead(Patience.pidIn(folder.resolve("leader")));
    }

    @Test
    void aKilledGroupEndsTheCommand() throws Exception {
        startAJvm();
        signal("KILL", "-" + jvm.pid());

        Patience.untilDead(Patience.pidIn(folder.resolve("leader")));
    }

    @Test
    void aFrozenJvmEndsTheCommandAndLearnsItLater() throws Exception {
        startAJvm();
        signal("STOP", Long.toString(jvm.pid()));
        Patience.untilDead(Patience.pidIn(folder.resolve("leader")));
        Patience.untilDead(Patience.pidIn(folder.resolve("supervisor")));
        assertThat(Patience.alive(jvm.pid())).isTrue();
        signal("CONT", Long.toString(jvm.pid()));

        assertThat(new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("Lost true\n");
    }

    @Test
    void aKilledJvmWithAFrozenSupervisorEndsTheCommandLongBeforeTheHeartbeatRunsOut() throws Exception {
        startAJvm("-Dheartbeat=PT30S");
        signal("STOP", pid("supervisor"));
        signal("KILL", Long.toString(jvm.pid()));

        allIsOverSoon();
    }

    @Test
    void aSweepComesToItsEndAlthoughItsJvmIsKilled() throws Exception {
        startAJvm("-Dgrace=PT3S");
        String supervisor = pid("supervisor");
        signal("STOP", parentOf(supervisor));
        signal("STOP", supervisor);
        pid("asked"); // by the sweep
        signal("KILL", Long.toString(jvm.pid()));

        allIsOverSoon();
    }

    private void allIsOverSoon() throws Exception {
        for (String name : List.of("leader", "child", "daemon")) {
            Patience.untilDead(Long.parseLong(pid(name)), SOON);
        }
    }

    private String pid(String name) throws Exception {
        return Long.toString(Patience.pidIn(folder.resolve(name)));
    }

    private static String parentOf(String pid) {
        return ProcessHandle.of(Long.parseLong(pid))
                .flatMap(ProcessHandle::parent)
                .map(parent -> Long.toString(parent.pid()))
                .orElseThrow();
    }

    private static void signal(String name, String target) throws Exception {
        Process kill = new ProcessBuilder("sh", "-c", "kill -s \"$1\" -- \"$2\"", "-", name, target)
                .inheritIO()
                .start();
        assertThat(kill.waitFor()).isZero();
    }
}
