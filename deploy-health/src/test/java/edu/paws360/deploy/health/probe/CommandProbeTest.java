package edu.paws360.deploy.health.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.health.probe.ProbeOutcome.Healthy;
import edu.paws360.deploy.health.probe.ProbeOutcome.No;
import edu.paws360.deploy.health.probe.ProbeOutcome.NotYet;
import edu.paws360.deploy.testbed.Eventually;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real commands, and what is left of them. */
class CommandProbeTest {
    @TempDir
    Path folder;

    @Test
    void isHealthyWhenItEndsAsExpected() throws Exception {
        assertThat(ask(sh("exit 0"))).isEqualTo(new Healthy("command sh ended with exit code 0"));
        assertThat(ask(sh("exit 3").expectExit(3))).isEqualTo(new Healthy("command sh ended with exit code 3"));
    }

    @Test
    void saysHowItEndedAndWhatItPrinted() throws Exception {
        assertThat(ask(sh("echo so far; echo no good >&2; exit 3")))
                .isEqualTo(new No("command sh ended with exit code 3 (expected 0)", "so far\nno good"));
    }

    @Test
    void waitsAfterATemporaryFailure() throws Exception {
        assertThat(ask(sh("echo busy; exit 75")))
                .isEqualTo(new NotYet("command sh ended with exit code 75 (expected 0)", "busy"));
    }

    @Test
    void wantsTheOutputThatIsExpected() throws Exception {
        assertThat(ask(sh("echo accepting connections").expectOutput("accepting")))
                .isInstanceOf(Healthy.class);
        assertThat(ask(sh("echo rejecting").expectOutput("accepting")))
                .isEqualTo(new No("command sh ended with exit code 0, but did not print \"accepting\"", "rejecting"));
    }

    @Test
    void getsNoInput() throws Exception {
        assertThat(ask(sh("cat; echo end").expectOutput("end"))).isInstanceOf(Healthy.class);
    }

    @Test
    void runsInItsFolder() throws Exception {
        assertThat(ask(sh("pwd")
                        .in(folder.toFile())
                        .expectOutput(folder.toRealPath().toString())))
                .isInstanceOf(Healthy.class);
    }

    @Test
    void readsItsSecretsFromTheEnvironment() throws Exception {
        CommandProbe probe = sh("test \"$PASSWORD\" = geheim").environment("PASSWORD", "geheim");

        assertThat(ask(probe)).isInstanceOf(Healthy.class);
        assertThat(probe.secrets()).containsExactly("geheim");
        assertThat(probe).hasToString("command sh");
    }

    @Test
    void getsNothingThatIsWithheld() throws Exception {
        assertThat(System.getenv()).containsKeys("HOME", "PATH");
        CommandProbe counting = sh("env | grep -c -e ^HOME= -e ^PATH=");

        assertThat(ask(counting.expectOutput("2"))).isInstanceOf(Healthy.class);
        assertThat(ask(counting.withholding(Set.of("HOME")).expectOutput("1"))).isInstanceOf(Healthy.class);
        assertThat(ask(counting.withholding(Set.of("HOME"))
                        .environment("HOME", "/added")
                        .expectOutput("2")))
                .isInstanceOf(Healthy.class);
    }

    @Test
    void isNoWhereItCannotBeStarted() throws Exception {
        assertThat(ask(CommandProbe.of(folder.resolve("none").toString(), "geheim")))
                .isEqualTo(new No("command " + folder.resolve("none")
                        + " cannot be started: see that it is there and may be run"));
    }

    @Test
    void endsWithAllItsProcessesWhenTheTimeIsOver() throws Exception {
        assertThat(Asking.ask(sh("echo waiting; " + leaving() + " wait"), Asking.SHORT))
                .isEqualTo(new NotYet("command sh did not end within 0.3 s", "waiting"));
        assertNothingIsLeft();
    }

    @Test
    void leavesNothingBehindThoughItEndedWell() throws Exception {
        assertThat(ask(sh(leaving()))).isInstanceOf(Healthy.class);
        assertNothingIsLeft();
    }

    @Test
    void doesNotReadMoreThanOneMegabyte() throws Exception {
        ProbeOutcome outcome = ask(sh("yes"));

        assertThat(outcome).isInstanceOf(No.class);
        assertThat(outcome.detail()).isEqualTo("command sh printed more than 1 MB, expected at most that");
        assertThat(outcome.excerpt()).hasSize(2_049).endsWith("…");
    }

    @Test
    void leavesNoFile() throws Exception {
        File temporary = new File(System.getProperty("java.io.tmpdir"));
        ask(sh("echo something"));

        assertThat(temporary.list((parent, name) -> name.startsWith("deploy-health-")))
                .isEmpty();
    }

    @Test
    void refusesWhatItCannotExpect() {
        assertThatThrownBy(() -> sh("").expectExit(256)).hasMessage("An exit code is 0 to 255, not 256");
        assertThatThrownBy(CommandProbe::of).hasMessage("A command begins with a program");
    }

    /** One child, and one that is nobody's child any more; both write down who they are. */
    private String leaving() {
        String stay = "echo $$ >> " + pids() + "; exec sleep 300";
        return "sh -c '" + stay + "' & setsid sh -c '(" + stay.replace("$$", "$(exec sh -c \"echo \\$PPID\")") + ") &';"
                + " while [ \"$(wc -l < " + pids() + " 2>/dev/null || echo 0)\" -lt 2 ]; do sleep 0.01; done;";
    }

    private Path pids() {
        return folder.resolve("pids");
    }

    private void assertNothingIsLeft() throws Exception {
        List<Long> pids = Files.readAllLines(pids()).stream().map(Long::valueOf).toList();
        assertThat(pids).hasSize(2);
        Eventually.holds(
                () -> pids.stream()
                        .flatMap(pid -> ProcessHandle.of(pid).stream())
                        .noneMatch(ProcessHandle::isAlive),
                () -> "processes " + pids);
    }

    private static CommandProbe sh(String script) {
        return CommandProbe.of("sh", "-c", script);
    }

    private static ProbeOutcome ask(CommandProbe probe) throws InterruptedException {
        return Asking.ask(probe, Asking.LONG);
    }
}
