package edu.paws360.deploy.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.preflight.Survey.Outcome;
import edu.paws360.deploy.preflight.Survey.Unreached;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnsibleSurveyTest {
    private static final Target WEB1 = new Target("web1", "127.0.0.1", 22);
    private static final Target WEB2 = new Target("web2", "127.0.0.2", 22);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String PONG = "echo 'web1 | SUCCESS => {\"ping\": \"pong\"}'";
    private static final String WAY = "by ansible -m ping, 16 at a time";

    @TempDir
    Path folder;

    private Outcome ask(Duration whole, String script) throws Exception {
        StandIns standIns = new StandIns(folder);
        standIns.write("ansible", script);
        return survey(standIns, whole).ask(List.of(WEB1, WEB2));
    }

    private static Survey survey(StandIns standIns, Duration whole) {
        return new AnsibleSurvey("hosts", standIns.programs(), Duration.ofMillis(4_500), whole);
    }

    @Test
    void asksAllHostsWithBoundsInWholeSeconds() throws Exception {
        StandIns standIns = new StandIns(folder);
        String arguments = "-i hosts all -m ansible.builtin.ping -f 16 -T 5 --task-timeout 5";
        standIns.write("ansible", Map.of(arguments, PONG));

        assertThat(survey(standIns, LONG).ask(List.of(WEB1))).isEqualTo(new Outcome(List.of(), WAY));
    }

    @Test
    void knowsNothingOfAHostThatAnsibleSaysNothingOf() throws Exception {
        assertThat(ask(LONG, PONG + "; echo 'two\nlines' >&2; exit 4"))
                .isEqualTo(new Outcome(
                        List.of(new Unreached(WEB2, "ansible said nothing of it (exit code 4, lines)", false)), WAY));
    }

    @Test
    void endsAnsibleAtTheLimitOfAllAndKeepsWhatItHasSaid() throws Exception {
        StandIns standIns = new StandIns(folder);

        assertThat(ask(Duration.ofSeconds(2), PONG + "; " + standIns.hang()))
                .isEqualTo(new Outcome(
                        List.of(new Unreached(WEB2, "ansible said nothing of it (still running after 2 s)", false)),
                        WAY));
        standIns.assertGone();
    }

    @Test
    void endsWhatAnsibleLeavesRunningInASessionOfItsOwn() throws Exception {
        StandIns standIns = new StandIns(folder);
        standIns.write("master", standIns.hang());

        ask(
                LONG,
                "/usr/bin/setsid " + folder + "/master & while ! test -e " + folder + "/pids; do /bin/sleep 0.1; done; "
                        + PONG);

        standIns.assertGone();
    }

    @Test
    void leavesNoFileAndTellsAnsibleWhereItMayWrite() throws Exception {
        Path told = folder.resolve("told");

        ask(LONG, "echo left > $ANSIBLE_LOCAL_TEMP/left; echo $ANSIBLE_SSH_CONTROL_PATH_DIR > " + told + "; " + PONG);

        assertThat(Path.of(Files.readString(told).strip())).isAbsolute().doesNotExist();
    }

    @Test
    void repeatsWhyAnsibleAskedNobody() {
        assertThatThrownBy(() -> ask(LONG, "echo 'usage: ansible\nansible: error: no vault secrets found' >&2; exit 5"))
                .isInstanceOf(IOException.class)
                .hasMessage("ansible -i hosts all -m ping: exit code 5, ansible: error: no vault secrets found"
                        + " (expected an answer of each host); run it by hand to see why");
    }

    @Test
    void saysWhatToInstall() {
        assertThatThrownBy(() -> survey(new StandIns(folder), LONG).ask(List.of(WEB1)))
                .isInstanceOf(IOException.class)
                .hasMessage("ansible is not on PATH (expected since deploy.preflight.network.probe is ansible);"
                        + " install ansible-core on this runner, or set another probe");
    }
}
