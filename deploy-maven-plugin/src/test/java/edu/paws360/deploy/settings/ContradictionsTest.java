package edu.paws360.deploy.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ContradictionsTest {
    @ParameterizedTest
    @EnumSource(SettingsScope.class)
    void commandAndPlaybookExcludeEachOther(SettingsScope scope) {
        assertThat(Given.enough()
                        .commandLine("deploy.playbook", "site.yml")
                        .pom("deploy.inventory", "hosts")
                        .fault(scope))
                .hasMessage("""
                        1 setting is wrong; nothing was run.
                          deploy.command = ./deploy.sh (POM): deploy.playbook (command line) is set too, and only one of them can be executed. Remove one of the two.""");
    }

    @Test
    void somethingMustBeExecuted() {
        assertThat(Given.nothing().pom("deploy.gates", "none").onlyFault())
                .isEqualTo(
                        "deploy.command: missing. Set deploy.command (a shell command) or deploy.playbook (an Ansible playbook).");
    }

    @Test
    void aPlaybookNeedsAnInventory() {
        assertThat(Given.nothing()
                        .pom("deploy.playbook", "site.yml")
                        .pom("deploy.gates", "none")
                        .onlyFault())
                .isEqualTo(
                        "deploy.inventory: missing; deploy.playbook needs it. Set the path of the Ansible inventory.");
    }

    @Test
    void gatesAreNotForgotten() {
        assertThat(Given.nothing().pom("deploy.command", "x").onlyFault())
                .isEqualTo(
                        "deploy.gates: no gate is configured. Set deploy.gate.<name>.url for each service that must be healthy, or deploy.gates=none to deploy without gates.");
    }

    @Test
    void anEmptyListOfGatesIsNotNone() {
        assertThat(Given.enough().commandLine("deploy.gates", "").onlyFault())
                .startsWith("deploy.gates = \"\" (command line): empty. Allowed: names of gates (");
    }

    @ParameterizedTest
    @CsvSource({"none", "db"})
    void aConfiguredGateIsNotLeftOut(String gates) {
        assertThat(Given.enough()
                        .pom("deploy.gate.cache.url", "tcp://cache:6379")
                        .pom("deploy.gate.db.url", "tcp://db:5432")
                        .commandLine("deploy.gates", gates)
                        .onlyFault())
                .isEqualTo(
                        "deploy.gates = %s (command line): configured, but left out: api, cache%s. Name every configured gate, or remove deploy.gates to run them all.",
                        gates, gates.equals("none") ? ", db" : "");
    }

    @Test
    void aListedGateHasAUrl() {
        assertThat(Given.enough().pom("deploy.gates", "api,db").onlyFault())
                .isEqualTo(
                        "deploy.gate.db.url: missing. Allowed: a URL with a host and the scheme http, https or tcp; tcp needs a port, such as tcp://db.internal:5432.");
    }

    @Test
    void aConfiguredGateHasAUrl() {
        assertThat(Given.enough().pom("deploy.gate.db.timeout", "1m").onlyFault())
                .startsWith("deploy.gate.db.url: missing. ");
    }

    @Test
    void aSmokeTestHasARequest() {
        assertThat(Given.enough().pom("deploy.smoke.login.body", "{}").onlyFault())
                .isEqualTo(
                        "deploy.smoke.login.request: missing. Allowed: a method (GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS), a space, and a URL with a host and the scheme http or https.");
    }

    @ParameterizedTest
    @CsvSource({"expectStatus, 200", "expectJson, {}", "expectCommit, /a", "expectDeployment, /a"})
    void aTcpGateExpectsNoAnswer(String member, String value) {
        assertThat(Given.enough()
                        .pom("deploy.gate.db.url", "tcp://db:5432")
                        .pom("deploy.gate.db." + member, value)
                        .onlyFault())
                .isEqualTo(
                        "deploy.gate.db.%s = %s (POM): only for http and https, and deploy.gate.db.url is tcp. Remove it, or give the gate an HTTP address.",
                        member, value);
    }

    @Test
    void oneEnvironmentVariableStandsForOneSetting() {
        Given given = Given.enough()
                .pom("deploy.gate.a-b.url", "http://a/")
                .pom("deploy.gate.a_b.url", "http://a/")
                .environment("DEPLOY_GATE_A_B_RETRIES", "1");

        assertThat(given.onlyFault())
                .isEqualTo(
                        "deploy.gate.a-b.retries: the environment variable DEPLOY_GATE_A_B_RETRIES stands for more than one setting: deploy.gate.a-b.retries, deploy.gate.a_b.retries. Rename a gate or smoke test, or set them in the POM.");
    }
}
