package edu.paws360.deploy.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownKeysTest {
    private static final String NAME =
            "Write deploy.gate.<name>.url, with a name of lower-case letters, digits, dashes and underscores, beginning with a letter or digit";

    @ParameterizedTest
    @CsvSource({
        "deploy.queue.tiemout, deploy.queue.timeout",
        "deploy.queue.timeouts, deploy.queue.timeout",
        "deploy.preflight.cpuPercentMx, deploy.preflight.cpuPercentMax",
        "deploy.preflight.netwrok.probe, deploy.preflight.network.probe",
        "deploy.gate.api.expectStatis, deploy.gate.api.expectStatus",
        "deploy.smoke.login.reqest, deploy.smoke.login.request",
        "deploy.audit.dri, deploy.audit.dir",
    })
    void aKeyBelowOneOfOurGroupsIsAFaultThatNamesTheNearest(String key, String nearest) {
        assertThat(Given.enough().pom(key, "x").fault().faults())
                .contains(SettingsFault.unknown(
                        key,
                        Origin.POM,
                        "there is no such setting",
                        "Did you mean " + nearest + "?",
                        Optional.of(nearest)));
    }

    @Test
    void fourSlipsInALongKeyAreNotNear() {
        assertThat(Given.enough().pom("deploy.preflight.ramMin", "1GB").onlyFault())
                .startsWith(
                        "deploy.preflight.ramMin (POM): there is no such setting. There are: deploy.preflight.skip, ");
    }

    @Test
    void whereNothingIsNearTheGroupIsListed() {
        assertThat(Given.enough().pom("deploy.queue.patience", "30m").onlyFault())
                .isEqualTo(
                        "deploy.queue.patience (POM): there is no such setting. There are: deploy.queue.type, deploy.queue.url, deploy.queue.timeout, deploy.queue.lease, deploy.queue.group, deploy.queue.cancel.");
    }

    @ParameterizedTest
    @CsvSource({"deploy.queue.", "deploy.queue", "deploy.QUEUE.x", "deploy.gate.", "deploy.smoke..request"})
    void halfAKeyIsNeverIgnored(String key) {
        assertThat(Given.enough().pom(key, "x").onlyFault()).startsWith(key + " (POM): there is no such setting. ");
    }

    @Test
    void aSettingOfALaterVersionIsUnknown() {
        assertThat(Given.enough().pom("deploy.runner.tertiary", "local").onlyFault())
                .startsWith(
                        "deploy.runner.tertiary (POM): there is no such setting. There are: deploy.runner.primary, ");
    }

    @Test
    void theWordOfASubgroupIsNoSetting() {
        assertThat(Given.enough().pom("deploy.preflight.network", "icmp").onlyFault())
                .startsWith("deploy.preflight.network (POM): there is no such setting. There are: ");
    }

    @ParameterizedTest
    @CsvSource({
        "deploy.Command, deploy.command",
        "deploy.queue.timeOut, deploy.queue.timeout",
        "deploy.Queue.timeout, deploy.queue.timeout",
        "deploy.preflight.cpupercentmax, deploy.preflight.cpuPercentMax",
        "deploy.gate.api.URL, deploy.gate.api.url",
        "deploy.Gate.api.url, deploy.gate.api.url",
    })
    void anotherCaseIsAFault(String key, String known) {
        assertThat(Given.enough().commandLine(key, "x").onlyFault())
                .isEqualTo(key + " (command line): capital and small letters matter. Write " + known + ".");
    }

    @ParameterizedTest
    @CsvSource({"deploy.gate.Api.url", "deploy.gate.-a.url", "deploy.gate.a.b.url", "deploy.gate.a b.retries"})
    void aGateHasAName(String key) {
        assertThat(Given.enough().pom(key, "http://x/").onlyFault())
                .isEqualTo(key + " (POM): not a name of a gate. " + NAME + ".");
    }

    @Test
    void noGateIsCalledNone() {
        assertThat(Given.enough().pom("deploy.gate.none.url", "http://x/").onlyFault())
                .isEqualTo("deploy.gate.none.url (POM): not a name of a gate. " + NAME + ", but not none.");
    }

    @ParameterizedTest
    @CsvSource({"deploy.gate.url", "deploy.gate.api", "deploy.gate..url"})
    void aGateKeyHasNameAndMember(String key) {
        assertThat(Given.enough().pom(key, "http://x/").onlyFault())
                .startsWith(key + " (POM): ")
                .endsWith(NAME + ".");
    }

    @Test
    void theOwnPropertiesOfAParentPomAreOnlyAWarning() throws Exception {
        List<SettingsWarning> warnings = Given.enough()
                .pom("deploy.foo", "x")
                .pom("deploy.target.host", "x")
                .commandLine("deploy.comand", "x")
                .pom("deployment.queue.timeout", "x")
                .read()
                .warnings();

        assertThat(warnings)
                .extracting(SettingsWarning::line)
                .containsExactly(
                        "deploy.comand (command line): not a setting of this plugin, and ignored. Did you mean deploy.command?",
                        "deploy.foo (POM): not a setting of this plugin, and ignored.",
                        "deploy.target.host (POM): not a setting of this plugin, and ignored.");
    }

    @Test
    void aWarningThatMayBeTheCauseIsToldWithTheFaults() {
        assertThat(Given.nothing()
                        .pom("deploy.comand", "./deploy.sh")
                        .pom("deploy.gates.api.url", "http://api/")
                        .pom("deploy.foo", "x")
                        .fault())
                .hasMessage("""
                        2 settings are wrong; nothing was run.
                          deploy.command: missing. Set deploy.command (a shell command) or deploy.playbook (an Ansible playbook).
                          deploy.gates: no gate is configured. Set deploy.gate.<name>.url for each service that must be healthy, or deploy.gates=none to deploy without gates.
                          deploy.comand (POM): not a setting of this plugin, and ignored. Did you mean deploy.command?
                          deploy.gates.api.url (POM): not a setting of this plugin, and ignored. Did you mean deploy.gate.api.url?""");
    }

    @Test
    void environmentVariablesAreNeverUnknown() throws Exception {
        assertThat(Given.enough()
                        .environment("DEPLOY_QUEUE_TIEMOUT", "x")
                        .read()
                        .warnings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "abc, abc, 0",
        "abc, '', 3",
        "abc, acb, 1",
        "abc, abcd, 1",
        "abc, xbc, 1",
        "ulr, url, 1",
        "kitten, sitting, 3",
    })
    void slipsAreCountedInBothDirections(String a, String b, int slips) {
        assertThat(Nearest.slips(a, b)).isEqualTo(slips);
        assertThat(Nearest.slips(b, a)).isEqualTo(slips);
    }
}
