package edu.paws360.deploy.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
    private static final String EVERYTHING_SLOW = "cpu,memory,disk,docker,network,concurrency";

    private static PreflightReport run(String... options) throws Exception {
        return CommandLine.of(List.of(options))
                .preflight(Map.of("KEY", "hush-hush"))
                .run();
    }

    private static void assertRefused(String message, String... options) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> CommandLine.of(List.of(options)).preflight(Map.of()))
                .withMessage(message);
    }

    @Test
    void valuesStandBehindAnOptionOrAnEqualsSign() throws Exception {
        assertThat(run("--skip=" + EVERYTHING_SLOW, "--secrets", "KEY").passed())
                .isTrue();
        assertThat(run("--skip", EVERYTHING_SLOW, "--secrets=OTHER").exitCode()).isEqualTo(4);
    }

    @Test
    void jsonAndHelpTakeNone() throws Exception {
        CommandLine both = CommandLine.of(List.of("--json", "--help", "what follows is of no interest"));
        assertThat(both.wantsJson()).isTrue();
        assertThat(both.wantsHelp()).isTrue();
        assertThat(CommandLine.of(List.of("-h")).wantsHelp()).isTrue();
        CommandLine none = CommandLine.of(List.of());
        assertThat(none.wantsJson()).isFalse();
        assertThat(none.wantsHelp()).isFalse();
    }

    @Test
    void everyOptionIsTaken() throws Exception {
        PreflightReport report = run(
                "--skip",
                EVERYTHING_SLOW,
                "--warn-only",
                "compose,inodes",
                "--inventory",
                "hosts",
                "--probe",
                "tcp",
                "--network-timeout",
                "200ms",
                "--docker-timeout",
                "2m",
                "--cpu-percent-max",
                "99.5",
                "--memory-percent-max",
                "90",
                "--disk-min",
                "500MB",
                "--folder",
                ".",
                "--queue",
                "audit",
                "--queue-group",
                "staging-deploy",
                "--secrets",
                "KEY");
        assertThat(report.results())
                .extracting(CheckResult::status)
                .containsExactly(
                        CheckStatus.SKIPPED,
                        CheckStatus.SKIPPED,
                        CheckStatus.SKIPPED,
                        CheckStatus.SKIPPED,
                        CheckStatus.SKIPPED,
                        CheckStatus.PASSED,
                        CheckStatus.SKIPPED);
    }

    @Test
    void aSecretShowsInNoDetail() throws Exception {
        PreflightReport report =
                run("--skip", "cpu,memory,disk,docker,network", "--secrets", "KEY", "--queue", "/hush-hush");
        assertThat(report.asText())
                .contains("concurrency: unknown, ", "there is no folder /***/queue/production-deploy")
                .doesNotContain("hush");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--cpu-percent-max | 80% | expected a number above 0 and at most 100, such as 80.",
                "--cpu-percent-max | 0 | deploy.preflight.cpuPercentMax is above 0 and at most 100, not 0.0.",
                "--memory-percent-max | 101 | deploy.preflight.memoryPercentMax is above 0 and at most 100, not 101.0.",
                "--disk-min | 10 | expected a whole number and a unit (kB, MB, GB, TB), such as 10GB.",
                "--network-timeout | 5 | expected a whole number and a unit (ms, s, m), such as 5s.",
                "--network-timeout | 0s | deploy.preflight.network.timeout is above zero, not PT0S.",
                "--docker-timeout | soon | expected a whole number and a unit (ms, s, m), such as 5s.",
                "--skip | cpu,,disk | expected a list with commas, in which nothing is blank or twice.",
                "--skip | cpu,cpu | expected a list with commas, in which nothing is blank or twice.",
                "--warn-only | inodes,engine | expected one of compose, inodes.",
                "--folder | /nowhere | expected a folder that is there."
            })
    void aValueThatIsWrongIsNamed(String option, String value, String message) {
        assertRefused(option + " " + value + ": " + message, option, value);
    }

    @Test
    void aWayToAskThatDoesNotExistIsRefusedWithThoseThatDo() {
        assertRefused("--probe pigeon: expected one of icmp, tcp, ansible.", "--probe", "pigeon");
    }

    @Test
    void aCheckThatDoesNotExistCannotBeSkipped() {
        assertRefused(
                "deploy.preflight.skip names dsik; expected some of cpu, memory, disk, docker, network, secrets,"
                        + " concurrency.",
                "--skip",
                "dsik");
    }

    @Test
    void aValueThatIsMissingIsAskedFor() {
        assertRefused("--inventory has no value; expected --inventory SOURCE.", "--inventory");
        assertRefused("--skip has no value; expected --skip CHECK,CHECK.", "--skip", "--json");
    }

    @Test
    void aVariableThatIsNotSetIsNotNothing() {
        String blank =
                " has a blank value; expected --secrets NAME,NAME. If a variable stands there, see that it is set.";
        assertRefused("--secrets" + blank, "--secrets", "");
        assertRefused("--secrets" + blank, "--secrets=");
    }

    @Test
    void anOptionIsGivenOnce() {
        assertRefused("--skip is given twice; expected once.", "--skip", "cpu", "--skip=disk");
    }

    @Test
    void anUnknownOptionIsAnsweredWithThoseThatAreKnown() {
        assertRefused(
                "There is no option --secret; there are: --inventory, --secrets, --queue, --queue-group, --skip, --warn-only,"
                        + " --probe, --network-timeout, --docker-timeout, --cpu-percent-max, --memory-percent-max, --disk-min,"
                        + " --folder, --json, --help.",
                "--secret=hush-hush");
    }

    @Test
    void whatMayBeASecretIsNotRepeated() {
        assertRefused(
                "--secrets: expected names of environment variables, such as DB_PASSWORD,API_KEY; what was given is not"
                        + " shown, since it may be a secret.",
                "--secrets",
                "hush-hush");
        assertRefused(
                "Argument 3 is no option; expected one that begins with --. Lists have commas and no spaces, as in"
                        + " --skip cpu,docker.",
                "--secrets",
                "KEY",
                "hush-hush");
    }

    @Test
    void aGroupWithoutAQueueIsRefused() {
        assertRefused(
                "--queue-group says nothing without --queue WHERE; give both or none.", "--queue-group", "production");
        assertRefused(
                "The queue's group is \"a/b\", expected 1 to 64 letters, digits, dots, dashes and underscores, beginning"
                        + " with a letter or digit.",
                "--queue",
                Path.of(".").toString(),
                "--queue-group",
                "a/b");
    }
}
