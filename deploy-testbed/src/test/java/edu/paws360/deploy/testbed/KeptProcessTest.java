package edu.paws360.deploy.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing outlives those who started it. */
class KeptProcessTest {
    private static final String STUBBORN = "trap '' TERM; echo $$ > %s; sleep 600 & wait; sleep 600";

    @TempDir
    Path temp;

    @Test
    void whatIgnoresTheSignalIsKilledWithAllItStarted() throws IOException {
        KeptProcess process = KeptProcess.start("stubborn", shell(), temp.resolve("log"), "TERM");
        process.await(() -> readPid() > 0);
        ProcessHandle child = ProcessHandle.of(readPid()).orElseThrow();
        Eventually.holds(() -> child.children().findAny().isPresent());
        ProcessHandle grandchild = child.children().findAny().orElseThrow();

        process.end();

        assertThat(child.isAlive()).isFalse();
        assertThat(grandchild.isAlive()).isFalse();
    }

    @Test
    void whatDoesNotComeUpIsToldWithItsLog() {
        List<String> command = List.of("sh", "-c", "echo no such port; exit 3");
        KeptProcess process = KeptProcess.start("broken", command, temp.resolve("log"), "TERM");

        assertThatThrownBy(() -> process.await(() -> false))
                .hasMessage("broken ended at once; its log says:\nno such port");
    }

    @Test
    void aKilledJvmLeavesNoServerBehind() throws IOException, InterruptedException {
        assertThatNothingIsLeftOf("echo $$ > %s; exec sleep 600");
    }

    @Test
    void aKilledJvmLeavesNoFrozenProcessBehindThatHasASessionOfItsOwn() throws IOException, InterruptedException {
        assertThatNothingIsLeftOf("setsid sh -c 'echo $$ > %s; kill -STOP $$; sleep 600' & wait");
    }

    private void assertThatNothingIsLeftOf(String script) throws IOException, InterruptedException {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        script.formatted(pidFile()),
                        temp.resolve("log").toString())
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("jvm.log").toFile())
                .start();
        Eventually.holds(() -> readPid() > 0 || !jvm.isAlive());
        assertThat(jvm.isAlive()).as(Files.readString(temp.resolve("jvm.log"))).isTrue();
        ProcessHandle server = ProcessHandle.of(readPid()).orElseThrow();

        jvm.destroyForcibly();

        assertThat(jvm.waitFor(10, TimeUnit.SECONDS)).isTrue();
        try {
            Eventually.holds(() -> !server.isAlive());
        } finally {
            server.destroyForcibly();
        }
    }

    /** A JVM that starts a server and waits to be killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws InterruptedException {
            KeptProcess.start("held", List.of("sh", "-c", arguments[0]), Path.of(arguments[1]), "TERM");
            TimeUnit.MINUTES.sleep(5);
        }
    }

    private List<String> shell() {
        return List.of("sh", "-c", STUBBORN.formatted(pidFile()));
    }

    private Path pidFile() {
        return temp.resolve("pid");
    }

    private long readPid() {
        try {
            String pid = Files.readString(pidFile()).strip();
            return pid.isEmpty() ? 0 : Long.parseLong(pid);
        } catch (IOException unreadable) {
            return 0;
        }
    }
}
