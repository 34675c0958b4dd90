package edu.paws360.deploy.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SettingsFaultsTest {
    @Test
    void allFaultsAreToldAtOnce() {
        SettingsException fault = Given.nothing()
                .pom("deploy.queue.timeout", "30")
                .pom("deploy.preflight.cpuPercentMax", "120")
                .environment("DEPLOY_PREFLIGHT_DISK_MIN", "10")
                .commandLine("deploy.gate.api.ulr", "http://api/")
                .pom("deploy.gate.db.url", "http://paws:geheim@db db/")
                .commandLine("deploy.environment", "")
                .fault();

        assertThat(fault).hasMessage("""
                        7 settings are wrong; nothing was run.
                          deploy.environment = "" (command line): empty. Allowed: letters, digits, dots, dashes and underscores, beginning with a letter or digit. Default: production.
                          deploy.queue.timeout = 30 (POM): not a duration. Allowed: a whole number and a unit, such as 200ms, 5s, 30m, 4h, 90d; from 1s to 24h. Default: 30m.
                          deploy.preflight.cpuPercentMax = 120 (POM): too large. Allowed: a whole number from 1 to 100. Default: 80.
                          deploy.preflight.diskMin = 10 (environment DEPLOY_PREFLIGHT_DISK_MIN): not a size. Allowed: a whole number and a unit (kB, MB, GB, TB: decimal), such as 10GB; from 1kB to 1000TB. Default: 10GB.
                          deploy.gate.db.url = http://paws:***@db db/ (POM): not a URL. Allowed: a URL with a host and the scheme http, https, tcp, postgresql, redis, rediss, prometheus or prometheus+https; tcp needs a port, such as tcp://db.internal:5432; or jdbc: and what the driver knows, or command: and a shell command.
                          deploy.gate.api.ulr (command line): there is no such setting. Did you mean deploy.gate.api.url?
                          deploy.command: missing. Set deploy.command (a shell command) or deploy.playbook (an Ansible playbook).""");
    }

    @Test
    void aFaultCarriesItsParts() {
        assertThat(Given.enough().pom("deploy.gate.api.retries", "21").fault().faults())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.key()).isEqualTo("deploy.gate.api.retries");
                    assertThat(fault.shown()).contains("21");
                    assertThat(fault.origin()).contains(Origin.POM);
                    assertThat(fault.problem()).isEqualTo("too large");
                    assertThat(fault.advice()).isEqualTo("Allowed: a whole number from 0 to 20. Default: 3.");
                    assertThat(fault.nearest()).isEmpty();
                });
    }

    @Test
    void anEmptyCommandIsNotAnAbsentOne() {
        assertThat(Given.enough().commandLine("deploy.command", "").onlyFault())
                .isEqualTo("deploy.command = \"\" (command line): empty. Allowed: a shell command.");
    }

    @Test
    void noValueBeginsALineOfItsOwnOrFillsTheLog() {
        String value = "30\n::error::" + "x".repeat(500);

        assertThat(Given.enough().pom("deploy.queue.timeout", value).onlyFault())
                .startsWith("deploy.queue.timeout = 30 ::error::" + "x".repeat(188) + "… (POM): not a duration. ");
    }

    @Test
    void aKeyOnTheCommandLineWithoutAValueIsNoValue() {
        assertThat(Given.enough().commandLine("deploy.command", "true").onlyFault())
                .isEqualTo(
                        "deploy.command = true (command line): true is what Maven makes of -Ddeploy.command without a"
                                + " value. Write -Ddeploy.command=VALUE. Allowed: a shell command.");
    }

    @Test
    void inThePomTrueIsACommand() throws Exception {
        assertThat(Given.enough().pom("deploy.command", "true").settings().execution())
                .hasToString("Optional[Command[command=true]]");
    }
}
