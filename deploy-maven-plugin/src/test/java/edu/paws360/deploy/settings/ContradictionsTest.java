package edu.paws360.deploy.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ContradictionsTest {
    @ParameterizedTest
    @EnumSource(
            value = SettingsScope.class,
            names = {"PRODUCTION", "EXECUTE", "DISPATCHED", "SETTINGS"})
    void commandAndPlaybookExcludeEachOther(SettingsScope scope) {
        assertThat(Given.enough()
                        .commandLine("deploy.playbook", "site.yml")
                        .pom("deploy.inventory", "hosts")
                        .commandLine("deploy.ticket", "1")
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

    @ParameterizedTest
    @CsvSource({
        "prompt, environment, prod-eu",
        "none, environment, prod-eu",
        "prompt, doubtful, record",
        "none, doubtful, refuse"
    })
    void whatIsSaidOfAnApprovalOnGitHubIsNotIgnored(String type, String setting, String value) {
        Given given = Given.enough().pom("deploy.approval." + setting, value);

        assertThat(given.pom("deploy.approval.type", type).onlyFault())
                .isEqualTo(
                        "deploy.approval.%s = %s (POM): only for an approval on GitHub, and deploy.approval.type is %s."
                                + " Set deploy.approval.type=github, or remove it.",
                        setting, value, type);
        assertThat(given.commandLine("deploy.approval.type", type)
                        .commandLine("deploy.approval." + setting, value)
                        .onlyFault())
                .startsWith("deploy.approval." + setting + " = " + value + " (command line): only for an approval");
    }

    @Test
    void theCommandLineMayAskTheTerminalForOnceWhateverThePomSaysOfGitHub() throws Exception {
        DeploySettings settings = Given.enough()
                .pom("deploy.approval.environment", "prod-eu")
                .commandLine("deploy.approval.type", "prompt")
                .settings();

        assertThat(settings.approval().type()).isEqualTo(ApprovalType.PROMPT);
    }

    @Test
    void aListedGateHasAUrl() {
        assertThat(Given.enough().pom("deploy.gates", "api,db").onlyFault())
                .isEqualTo(
                        "deploy.gate.db.url: missing. Allowed: a URL with a host and the scheme http, https, tcp, postgresql, redis, rediss, prometheus or prometheus+https; tcp needs a port, such as tcp://db.internal:5432; or jdbc: and what the driver knows, or command: and a shell command.");
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
    @CsvSource({
        "expectStatus, 200",
        "expectJson, {}",
        "expectCommit, /a",
        "expectDeployment, /a",
        "expectVersion, /a == 1"
    })
    void aTcpGateExpectsNoAnswer(String member, String value) {
        assertThat(Given.enough()
                        .pom("deploy.gate.db.url", "tcp://db:5432")
                        .pom("deploy.gate.db." + member, value)
                        .onlyFault())
                .isEqualTo(
                        "deploy.gate.db.%s = %s (POM): only for http and https, and deploy.gate.db.url is tcp. Remove it, or give the gate an HTTP address.",
                        member, value);
    }

    @ParameterizedTest
    @CsvSource({"postgresql://paws360@db/", "redis://cache", "rediss://:geheim@cache:6380"})
    void aGateThatIsNotHttpExpectsNoAnswer(String url) {
        assertThat(Given.enough()
                        .pom("deploy.gate.db.url", url)
                        .pom("deploy.gate.db.expectStatus", "200")
                        .onlyFault())
                .isEqualTo(
                        "deploy.gate.db.expectStatus = 200 (POM): only for http and https, and deploy.gate.db.url is %s. Remove it, or give the gate an HTTP address.",
                        url.replaceFirst(":.*", ""));
    }

    @Test
    void aSmokeTestIsARequestOrAQuery() {
        assertThat(query().pom("deploy.smoke.db.request", "GET http://api/")
                        .commandLine("deploy.smoke.db.query", "SELECT 2")
                        .pom("deploy.smoke.db.body", "{}")
                        .onlyFault())
                .isEqualTo(
                        "deploy.smoke.db.request = GET http://api/ (POM): deploy.smoke.db.query (command line) is set too, and a smoke test is one of the two. Remove one of the two, or give each a smoke test of its own.");
    }

    @Test
    void aQueryNeedsADatabase() {
        assertThat(Given.enough().pom("deploy.smoke.db.query", "SELECT 1").onlyFault())
                .isEqualTo(
                        "deploy.smoke.db.url: missing; deploy.smoke.db.query needs it. Allowed: a URL with user, host and database, such as postgresql://paws360:@{DB_PASSWORD}@db.internal/paws360; the port is 5432 unless it is told.");
    }

    @ParameterizedTest
    @CsvSource({"url, postgresql://u@db/d", "expectValue, 1"})
    void aDatabaseNeedsAQuery(String member, String value) {
        assertThat(Given.enough().pom("deploy.smoke.db." + member, value).onlyFault())
                .isEqualTo("deploy.smoke.db.query: missing. Allowed: a SQL query, such as SELECT 1.");
    }

    @ParameterizedTest
    @CsvSource({"body, {}, ***", "expectStatus, 200, 200", "expectJson, {}, {}"})
    void aQueryHasNothingOfARequest(String member, String value, String shown) {
        assertThat(query().pom("deploy.smoke.db." + member, value).onlyFault())
                .isEqualTo(
                        "deploy.smoke.db.%s = %s (POM): only for a request, and deploy.smoke.db.query is set. Remove it, or give the other a smoke test of its own.",
                        member, shown);
    }

    @ParameterizedTest
    @CsvSource({"url, postgresql://u:geheim@db/d, postgresql://u:***@db/d", "expectValue, 1, 1"})
    void aRequestHasNothingOfAQuery(String member, String value, String shown) {
        assertThat(Given.enough()
                        .pom("deploy.smoke.login.request", "GET http://api/")
                        .pom("deploy.smoke.login." + member, value)
                        .onlyFault())
                .isEqualTo(
                        "deploy.smoke.login.%s = %s (POM): only for a query, and deploy.smoke.login.request is set. Remove it, or give the other a smoke test of its own.",
                        member, shown);
    }

    @Test
    void allContradictionsAreToldTogether() {
        assertThat(query().pom("deploy.smoke.db.body", "{}")
                        .pom("deploy.smoke.db.expectJson", "{}")
                        .pom("deploy.smoke.other.url", "postgresql://u@db/d")
                        .pom("deploy.gate.db.url", "postgresql://u:geheim@db")
                        .fault()
                        .faults())
                .extracting(SettingsFault::key)
                .containsExactly(
                        "deploy.gate.db.url",
                        "deploy.smoke.db.body",
                        "deploy.smoke.db.expectJson",
                        "deploy.smoke.other.query");
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

    @ParameterizedTest
    @CsvSource({
        "query, SELECT 1, jdbc and prometheus, give the gate the address of a database or a Prometheus",
        "user, paws, jdbc, put them into the URL",
        "tls, true, postgresql, write rediss or https instead",
        "ca, ca.pem, 'https, rediss, postgresql and prometheus+https', ask the service over TLS",
        "expectExit, 3, command, begin the URL with command:",
    })
    void aGateHasOnlyWhatGoesWithItsAddress(String member, String value, String words, String advice) {
        assertThat(Given.enough().pom("deploy.gate.api." + member, value).onlyFault())
                .isEqualTo(
                        "deploy.gate.api.%s = %s (POM): only for %s, and deploy.gate.api.url is http. Remove it, or %s.",
                        member, value, words, advice);
    }

    @Test
    void aDatabaseAndAPrometheusAreAskedSomething() {
        assertThat(Given.enough().pom("deploy.gate.db.url", "jdbc:h2:mem:x").onlyFault())
                .startsWith("deploy.gate.db.query: missing; deploy.gate.db.url is jdbc, which needs it. ");
        Given errors = Given.enough().pom("deploy.gate.errors.url", "prometheus://prom:9090");
        assertThat(errors.onlyFault()).startsWith("deploy.gate.errors.query: missing; ");
        errors.pom("deploy.gate.errors.query", "up");
        assertThat(errors.onlyFault()).startsWith("deploy.gate.errors.expectValue: missing; ");
        errors.pom("deploy.gate.errors.expectValue", "healthy");
        assertThat(errors.onlyFault())
                .startsWith(
                        "deploy.gate.errors.expectValue = healthy (POM): no number, and every value of a query is one. ");
    }

    @Test
    void aCommandHoldsNoSecret() {
        assertThat(Given.enough()
                        .pom("deploy.gate.disk.url", "command:check @{TOKEN}")
                        .environment("TOKEN", "geheim")
                        .onlyFault())
                .isEqualTo(
                        "deploy.gate.disk.url = command:check @{TOKEN} (POM): becomes the argument of a process, which other users can read, and so cannot hold a secret. Write $TOKEN instead of @{TOKEN}, and name TOKEN in deploy.preflight.secretsRequired: the command's own shell reads it from the environment.");
    }

    @Test
    void aSmokeTestUsesWhatWasCapturedBeforeIt() {
        Given given = Given.enough()
                .pom("deploy.smoke.login.request", "POST http://api/login")
                .pom("deploy.smoke.login.capture", "token=/token")
                .pom("deploy.smoke.courses.request", "GET http://api/courses?t={{token}}");

        assertThat(given.onlyFault())
                .isEqualTo(
                        "deploy.smoke.courses.request = GET http://api/courses?t={{token}} (POM): uses {{token}}, which no smoke test before it captures. Set deploy.smoke.<name>.capture of one that is run before it; deploy.smoke.<name>.order says which is.");
        assertThatCode(() -> given.pom("deploy.smoke.login.order", "1").settings())
                .doesNotThrowAnyException();
    }

    private static Given query() {
        return Given.enough()
                .pom("deploy.smoke.db.url", "postgresql://paws360@db.internal/paws360")
                .pom("deploy.smoke.db.query", "SELECT 1");
    }
}
