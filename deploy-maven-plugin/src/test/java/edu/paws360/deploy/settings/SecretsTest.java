package edu.paws360.deploy.settings;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.secret.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static final String URL = "deploy.gate.api.url";

    @Test
    void aReferenceIsReadFromTheEnvironmentAndRemembered() throws Exception {
        SettingsReading reading = Given.enough()
                .pom(URL, "http://paws:@{PASSWORD}@api/health?key=@{KEY}")
                .environment("PASSWORD", "p%40ss")
                .environment("KEY", "k123")
                .read();

        assertThat(gate(reading).url().value()).isEqualTo(URI.create("http://paws:p%40ss@api/health?key=k123"));
        assertThat(reading.secrets()).extracting(Secret::value).containsOnly("p%40ss", "p@ss", "k123");
    }

    @Test
    void theSecretsWhoseAgeCountsAreThoseThatComeFromTheEnvironment() throws Exception {
        DeploySettings settings = Given.enough()
                .pom(URL, "http://paws:@{PASSWORD}@api/health?key=@{KEY}")
                .pom("deploy.smoke.db.url", "postgresql://paws:geheim@db/paws")
                .pom("deploy.smoke.db.query", "SELECT 1")
                .pom("deploy.github.token", "@{REVIEW_TOKEN}")
                .pom("deploy.loki.url", "http://loki.internal")
                .pom("deploy.loki.token", "written-here")
                .pom("deploy.preflight.secretsRequired", "KEY,ABSENT")
                .environment("PASSWORD", "p%40ss")
                .environment("KEY", "k123")
                .environment("REVIEW_TOKEN", "ghs_1")
                .environment("GITHUB_TOKEN", "ghs_2")
                .settings();

        assertThat(settings.secretAge().names()).containsExactly("ABSENT", "KEY", "PASSWORD", "REVIEW_TOKEN");
    }

    @Test
    void whatSettingsTakeFromTheEnvironmentIsForUsAloneUnlessACommandNeedsIt() throws Exception {
        SettingsReading reading = Given.enough()
                .pom(URL, "http://paws:@{PASSWORD}@api/health?key=@{KEY}&home=@{HOME}")
                .pom("deploy.smoke.db.url", "postgresql://paws:geheim@db/paws")
                .pom("deploy.smoke.db.query", "SELECT 1")
                .pom("deploy.metrics.pushgateway", "http://gateway:9091")
                .pom("deploy.preflight.secretsRequired", "KEY,API_KEY")
                .environment("PASSWORD", "p%40ss")
                .environment("KEY", "k123")
                .environment("API_KEY", "a123")
                .environment("HOME", "ann")
                .environment("GITHUB_TOKEN", "ghs_2")
                .environment("DEPLOY_METRICS_BEARER", "b123")
                .environment("DEPLOY_LOKI_URL", "http://loki.internal")
                .environment("PLAIN", "plain")
                .read();

        assertThat(reading.withheld()).containsExactly("DEPLOY_METRICS_BEARER", "GITHUB_TOKEN", "PASSWORD");
    }

    @Test
    void aSettingOfTheEnvironmentThatHoldsAPasswordIsForUsAlone() throws Exception {
        SettingsReading reading = Given.enough()
                .environment("DEPLOY_METRICS_PUSHGATEWAY", "http://ann:geheim@gateway:9091")
                .environment("DEPLOY_BRANCHES", "main")
                .read();

        assertThat(reading.withheld()).containsExactly("DEPLOY_METRICS_PUSHGATEWAY");
    }

    @Test
    void theTokenOfGitHubIsRememberedWithoutSpaceAroundIt() throws Exception {
        SettingsReading reading =
                Given.enough().environment("GITHUB_TOKEN", " ghs_1\n").read();

        assertThat(reading.secrets()).extracting(Secret::value).containsOnly("ghs_1");
    }

    @Test
    void thePasswordsOfServicesAreRememberedAsWrittenAndDecoded() throws Exception {
        SettingsReading reading = Given.enough()
                .pom(URL, "redis://:@{REDIS_PASSWORD}@cache")
                .pom("deploy.smoke.db.url", "postgresql://paws:@{DB_PASSWORD}@db/paws")
                .pom("deploy.smoke.db.query", "SELECT '@{KEY}'")
                .pom("deploy.smoke.db.expectValue", "@{KEY}")
                .environment("REDIS_PASSWORD", "r%2F1")
                .environment("DB_PASSWORD", "d%401")
                .environment("KEY", "k123")
                .read();

        assertThat(reading.secrets()).extracting(Secret::value).containsOnly("r%2F1", "r/1", "d%401", "d@1", "k123");
        assertThat(reading.settings() + reading.toString())
                .contains("redis://:***@cache", "postgresql://paws:***@db/paws", "SELECT '@{KEY}'")
                .doesNotContain("r%2F1", "d%401", "k123");
    }

    @Test
    void aPasswordThatAGateDoesNotNeedIsNotShown() {
        assertThat(Given.enough().pom(URL, "postgresql://u:geheim@db/d").onlyFault())
                .isEqualTo(
                        "deploy.gate.api.url = postgresql://u:***@db/d (POM): holds a password, which this gate does not need."
                                + " Write postgresql://user@host/database: it is asked whether connections are accepted, and nobody logs in.");
    }

    @Test
    void aWholeUrlCanBeASecret() throws Exception {
        SettingsReading reading = Given.enough()
                .pom(URL, "@{API_URL}")
                .environment("API_URL", "http://u:pw@api/")
                .read();

        assertThat(gate(reading).url().value()).isEqualTo(URI.create("http://u:pw@api/"));
        assertThat(reading.secrets()).extracting(Secret::value).containsOnly("http://u:pw@api/", "pw");
    }

    @Test
    void theUrlOfARequestCanBeASecretAndPlusIsNoSpace() throws Exception {
        SettingsReading reading = Given.enough()
                .pom("deploy.smoke.login.request", "POST @{LOGIN_URL}")
                .environment("LOGIN_URL", "http://u:p+w%21@api/")
                .read();

        assertThat(request(reading).url().value()).isEqualTo(URI.create("http://u:p+w%21@api/"));
        assertThat(reading.secrets())
                .extracting(Secret::value)
                .containsExactlyInAnyOrder("http://u:p+w%21@api/", "p+w%21", "p+w!");
    }

    @Test
    void whatWasPutInIsNotExpandedAgain() throws Exception {
        SettingsReading reading = Given.enough()
                .pom("deploy.smoke.login.request", "POST http://api/login")
                .pom("deploy.smoke.login.body", "{\"password\":\"@{A}$1\"}")
                .environment("A", "@{B}\\$")
                .environment("B", "b")
                .read();

        assertThat(request(reading).body().orElseThrow().value()).isEqualTo("{\"password\":\"@{B}\\$$1\"}");
    }

    @Test
    void aSecretThatMavenPutIntoTheCommandIsRefused() {
        assertThat(Given.enough()
                        .pom("deploy.command", "curl -H canary-7x9q registry")
                        .pom("deploy.preflight.secretsRequired", "TOKEN")
                        .environment("TOKEN", "canary-7x9q")
                        .onlyFault())
                .isEqualTo(
                        "deploy.command = curl -H *** registry (POM): holds the value of the secret TOKEN, and becomes"
                                + " the argument of a process, which other users can read. Write $TOKEN instead of ${env.TOKEN}:"
                                + " the command's own shell reads it from the environment.");
    }

    @Test
    void aSecretThatCommandsAreNotGivenIsToBeNamedForThem() {
        assertThat(Given.enough()
                        .pom("deploy.command", "curl -H canary-7x9q registry")
                        .pom(URL, "http://paws:@{TOKEN}@api/health")
                        .environment("TOKEN", "canary-7x9q")
                        .onlyFault())
                .endsWith("Write $TOKEN instead of ${env.TOKEN}, and name TOKEN in deploy.preflight.secretsRequired:"
                        + " the command's own shell reads it from the environment.");
    }

    @Test
    void aSecretThatStandsInASettingIsToBePutIntoTheEnvironmentFirst() {
        assertThat(Given.enough()
                        .pom("deploy.command", "curl -H canary-7x9q registry")
                        .pom("deploy.loki.url", "http://loki:3100")
                        .pom("deploy.loki.token", "canary-7x9q")
                        .onlyFault())
                .endsWith(
                        "holds the value of the secret deploy.loki.token, and becomes the argument of a process, which"
                                + " other users can read. Put what deploy.loki.token holds into an environment variable, name that in"
                                + " deploy.preflight.secretsRequired, and write $NAME: the command's own shell reads it from the"
                                + " environment.");
    }

    @Test
    void aSecretThatThisLocaleCannotReadIsRefused() {
        assertThat(Given.enough()
                        .pom("deploy.preflight.secretsRequired", "TOKEN")
                        .environment("TOKEN", "gr\ufffd\ufffdn")
                        .onlyFault())
                .isEqualTo("deploy.preflight.secretsRequired = TOKEN (POM): the environment variable TOKEN holds"
                        + " characters that cannot be read in this locale. Set LC_ALL=C.UTF-8 in the environment that"
                        + " Maven runs in, and leave the system property file.encoding alone.");
        assertThat(Given.enough()
                        .pom(URL, "http://api/@{KEY}")
                        .environment("KEY", "gr\ufffd\ufffdn")
                        .onlyFault())
                .contains("the environment variable KEY holds characters that cannot be read in this locale");
    }

    @Test
    void anotherCharsetReadsOtherCharacters() {
        assertThat(SecretRules.isDamaged("p\u00c3\u00a4sswort", StandardCharsets.ISO_8859_1))
                .isTrue();
        assertThat(SecretRules.isDamaged("passwort", StandardCharsets.ISO_8859_1))
                .isFalse();
        assertThat(SecretRules.isDamaged("p\u00e4sswort", StandardCharsets.UTF_8))
                .isFalse();
    }

    @Test
    void aFaultyValueShowsNoSecretThatMavenPutIntoIt() {
        assertThat(Given.enough()
                        .pom("deploy.queue.timeout", "canary-7x9q")
                        .pom("deploy.preflight.secretsRequired", "TOKEN")
                        .environment("TOKEN", "canary-7x9q")
                        .onlyFault())
                .startsWith("deploy.queue.timeout = *** (POM): not a duration.");
    }

    @Test
    void nothingThatCanBePrintedShowsASecret() throws Exception {
        SettingsReading reading = Given.enough()
                .pom("deploy.command", "curl http://u:geheim@registry/ | sh")
                .pom(URL, "http://paws:geheim@api/health/@{TOKEN}")
                .pom("deploy.gate.api.expectJson", "{\"a\":\"@{TOKEN}\"}")
                .pom("deploy.smoke.login.request", "POST http://u:geheim@api/@{TOKEN}")
                .pom("deploy.smoke.login.body", "{\"password\":\"geheim\",\"t\":\"@{TOKEN}\"}")
                .pom("deploy.smoke.login.expectJson", "{\"a\":\"@{TOKEN}\"}")
                .pom("deploy.metrics.pushgateway", "https://u:geheim@push:9091/")
                .environment("TOKEN", "geheim2")
                .read();

        assertThat(reading.settings().toString()).contains("http://paws:***@api/health/@{TOKEN}");
        assertThat(reading.settings().toString() + reading + reading.resolved() + reading.warnings())
                .doesNotContain("geheim");
        assertThat(reading.secrets()).extracting(Secret::value).containsOnly("geheim", "geheim2");
    }

    @Test
    void alertmanagersAreShownWithoutTheirPasswords() throws Exception {
        SettingsReading reading = Given.enough()
                .pom(
                        "deploy.oncall.urls",
                        "http://u:@{PASSWORD}@am-1:9093/api/v2/alerts, http://v:geheim2@am-2:9093/api/v2/alerts")
                .environment("PASSWORD", "geheim1")
                .read();

        assertThat(reading.settings().onCall().receivers().orElseThrow().value())
                .containsExactly(
                        URI.create("http://u:geheim1@am-1:9093/api/v2/alerts"),
                        URI.create("http://v:geheim2@am-2:9093/api/v2/alerts"));
        assertThat(reading.settings().toString() + reading.resolved())
                .contains("am-2:9093/api/v2/alerts")
                .doesNotContain("geheim");
        assertThat(reading.secrets()).extracting(Secret::value).contains("geheim1", "geheim2");
    }

    @Test
    void theWholeListOfAlertmanagersCanBeASecret() throws Exception {
        DeploySettings settings = Given.enough()
                .pom("deploy.oncall.urls", "@{ONCALL}")
                .environment("ONCALL", "http://a:9093/api/v2/alerts,http://b:9093/api/v2/alerts")
                .settings();

        assertThat(settings.onCall().receivers().orElseThrow().value()).hasSize(2);
    }

    private static final String ROUTING_KEY = "0123456789abcdef0123456789ABCDEF";

    @Test
    void whoIsToldNothingIsSaidWithAllWaysToTellSomebody() {
        assertThat(Given.enough()
                        .pom("deploy.oncall.urls", "https://u:geheim@pages.example/v2/enqueue")
                        .onlyFault())
                .isEqualTo("deploy.oncall.urls = https://u:***@pages.example/*** (POM): element 1 is not the URL of"
                        + " an Alertmanager (has another path). Allowed: a list of receivers, each one of"
                        + " http://HOST:9093/api/v2/alerts or https://HOST/api/v2/alerts (an Alertmanager);"
                        + " pagerduty:@{NAME} (PagerDuty, where the environment variable NAME holds the 32 letters and"
                        + " digits of an integration key of Events API v2; in the EU"
                        + " pagerduty+https://@{NAME}@events.eu.pagerduty.com); webhook:@{NAME} (Slack and alike, where"
                        + " NAME holds the whole URL) or webhook+https://HOST/PATH.");
    }

    @Test
    void routingKeysAndWebhooksAreNeverShown() throws Exception {
        String path = "services/T0PAWS360/B0DEPLOYS/s3cr3tXYZs3cr3tXYZs3cr3t";
        SettingsReading reading = Given.enough()
                .pom(
                        "deploy.oncall.urls",
                        "pagerduty:@{PD_KEY}, webhook:@{SLACK_URL}, webhook+https://chat.example/" + path
                                + ", pagerduty+https://@{PD_EU}@events.eu.pagerduty.com")
                .environment("PD_KEY", ROUTING_KEY)
                .environment("PD_EU", "F".repeat(32))
                .environment("SLACK_URL", "https://hooks.slack.com/" + path)
                .read();

        assertThat(reading.settings().onCall().receivers().orElseThrow().value())
                .containsExactly(
                        URI.create("pagerduty:" + ROUTING_KEY),
                        URI.create("webhook+https://hooks.slack.com/" + path),
                        URI.create("webhook+https://chat.example/" + path),
                        URI.create("pagerduty+https://" + "F".repeat(32) + "@events.eu.pagerduty.com"));
        assertThat(reading.settings().onCall().receivers().orElseThrow().shown())
                .isEqualTo("pagerduty:@{PD_KEY}, webhook:@{SLACK_URL}, webhook+https://chat.example/***,"
                        + " pagerduty+https://@{PD_EU}@events.eu.pagerduty.com");
        assertThat(reading.settings().toString() + reading.resolved()).doesNotContain("s3cr3t", ROUTING_KEY, "FFFF");
        assertThat(reading.masker().mask("no " + ROUTING_KEY + " nor " + path + " nor s3cr3tXYZs3cr3tXYZs3cr3t"))
                .isEqualTo("no *** nor *** nor ***");
        assertThat(reading.masker().mask("team T0PAWS360, bot B0DEPLOYS, services"))
                .isEqualTo("team ***, bot ***, services");
    }

    @Test
    void everyPartOfAWebhookThatIsNoWordIsASecret() throws Exception {
        SettingsReading reading = Given.enough()
                .pom("deploy.oncall.urls", "webhook:@{CHAT_URL}")
                .environment(
                        "CHAT_URL",
                        "https://chat.example/hooks/first%2Fs3cr3t/workflow?token=qu3ryqu3ry&sig=abcdefghijkl")
                .read();

        assertThat(reading.masker()
                        .mask("first%2Fs3cr3t first/s3cr3t, qu3ryqu3ry, abcdefghijkl; hooks, workflow, token, sig"))
                .isEqualTo("*** ***, ***, ***; hooks, workflow, token, sig");
    }

    @Test
    void aRoutingKeyInThePomIsRefusedWhereverItStands() {
        for (String element :
                List.of("pagerduty:" + ROUTING_KEY, "pagerduty+https://" + ROUTING_KEY + "@events.eu.pagerduty.com")) {
            assertThat(Given.enough().pom("deploy.oncall.urls", element).onlyFault())
                    .contains(
                            "(POM): a routing key of PagerDuty stands in it, where others can read it. Give the key to"
                                    + " Maven as an environment variable, such as PD_KEY, and write pagerduty:@{PD_KEY}.")
                    .doesNotContain(ROUTING_KEY);
        }
    }

    @Test
    void theWholeListMayComeFromTheEnvironment() throws Exception {
        assertThat(Given.enough()
                        .environment("DEPLOY_ONCALL_URLS", "pagerduty:" + ROUTING_KEY)
                        .settings()
                        .onCall()
                        .receivers())
                .hasToString("Optional[pagerduty:***]");
    }

    @Test
    void whatIsBadlyWrittenShowsNoSecretEither() {
        for (String element : List.of(
                "https://hooks.slack.com/services/T0/B0/geheim",
                "hooks.slack.com/services/T0/B0/geheim",
                "webhook+https:/hooks.slack.com/services/T0/B0/geheim",
                "webhook https://hooks.slack.com/services/T0/B0/geheim",
                "pagerduty:geheim",
                "pagerduty:geheim@events.eu.pagerduty.com",
                "pagerduty+https://geheim@events.eu.pagerduty.com",
                "pagerduty//geheim",
                "PagerDuty:geheim",
                "webhook:geheim")) {
            assertThat(Given.enough().pom("deploy.oncall.urls", element).onlyFault())
                    .startsWith("deploy.oncall.urls = ")
                    .doesNotContain("geheim");
        }
    }

    @Test
    void onlyAWebhookMayBeAWholeUrlAmongOthers() {
        assertThat(Given.enough()
                        .pom("deploy.oncall.urls", "http://@{HOST}/api/v2/alerts, pagerduty:@{HOST}")
                        .environment("HOST", "evil/@a")
                        .onlyFault())
                .contains("the environment variable HOST holds characters with a meaning in URLs");
    }

    @Test
    void aRunbookIsAPage() throws Exception {
        assertThat(Given.enough()
                        .pom("deploy.oncall.runbook", "https://wiki.example/runbook")
                        .settings()
                        .onCall()
                        .runbook())
                .contains(URI.create("https://wiki.example/runbook"));
    }

    @Test
    void sourcesDoNotPrintTheEnvironment() {
        assertThat(Given.enough().environment("TOKEN", "geheim").sources())
                .hasToString("Sources[commandLine=0 keys, pom=2 keys, environment=1 variables]");
    }

    @Test
    void requiredSecretsAreRemembered() throws Exception {
        SettingsReading reading = Given.enough()
                .pom("deploy.preflight.secretsRequired", "DB_PASSWORD,API_KEY,REDIS_PASSWORD")
                .environment("DB_PASSWORD", "geheim")
                .environment("API_KEY", " ")
                .read();

        assertThat(reading.secrets()).extracting(Secret::value).containsOnly("geheim");
    }

    @Test
    void anAbsentVariableIsNamed() {
        assertThat(Given.enough().pom(URL, "http://u:@{PASSWORD}@api/").onlyFault())
                .isEqualTo(
                        "deploy.gate.api.url = http://u:***@api/ (POM): the environment variable PASSWORD is not set. Set PASSWORD in the environment that Maven runs in.");
    }

    @Test
    void aBlankVariableIsNamed() {
        assertThat(Given.enough()
                        .pom(URL, "http://@{HOST}/")
                        .environment("HOST", " ")
                        .onlyFault())
                .isEqualTo(
                        "deploy.gate.api.url = http://@{HOST}/ (POM): the environment variable HOST is blank. Set HOST in the environment that Maven runs in.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1/@evil", "p@ss", "a:b", "a b", "50%", "a?b", "a#b", "ä"})
    void aSecretCannotChangeThePartsOfAUrl(String password) {
        assertThat(Given.enough()
                        .pom(URL, "http://@{USER}:@{PASSWORD}@api/")
                        .environment("USER", "paws")
                        .environment("PASSWORD", password)
                        .onlyFault())
                .isEqualTo(
                        "deploy.gate.api.url = http://@{USER}:***@api/ (POM): the environment variable PASSWORD holds characters with a meaning in URLs. Percent-encode them in PASSWORD.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://@{}/", "http://@{1}/", "http://@{A", "http://@{A B}/"})
    void aReferenceIsWhole(String text) {
        assertThat(Given.enough().pom(URL, text).onlyFault())
                .isEqualTo(
                        "deploy.gate.api.url = " + text
                                + " (POM): an @{ that no name of an environment variable and } follow. Write @{NAME}, or leave @{ out.");
    }

    @Test
    void anExpandedValueThatIsWrongIsNotShown() {
        assertThat(Given.enough()
                        .pom("deploy.gate.api.expectJson", "@{EXPECTED}")
                        .environment("EXPECTED", "geheim")
                        .onlyFault())
                .isEqualTo(
                        "deploy.gate.api.expectJson = @{EXPECTED} (POM): not valid JSON at line 1, column 1. Allowed: a JSON object, such as {\"status\":\"healthy\"}.");
    }

    @Test
    void whatIsShownInLogsHoldsNoSecret() {
        assertThat(Given.enough()
                        .pom("deploy.environment", "@{PLACE}")
                        .environment("PLACE", "geheim")
                        .onlyFault())
                .isEqualTo(
                        "deploy.environment = @{PLACE} (POM): is shown in logs and reports, and so cannot hold the secret @{PLACE}. Name a value that may be seen.");
    }

    @Test
    void aCommandHoldsNoSecretBecauseProcessesAreListed() {
        assertThat(Given.enough()
                        .pom("deploy.command", "deploy.sh @{TOKEN}")
                        .environment("TOKEN", "geheim")
                        .onlyFault())
                .isEqualTo(
                        "deploy.command = deploy.sh @{TOKEN} (POM): becomes the argument of a process, which other users can read, and so cannot hold the secret @{TOKEN}. Write $TOKEN, and name TOKEN in deploy.preflight.secretsRequired: the command's own shell reads it from the environment.");
    }

    @ParameterizedTest
    @CsvSource({
        "http://u:geheim@h/, http://u:***@h/",
        "http://u:@h/, http://u:@h/",
        "http://u@h/, http://u@h/",
        "http://h:80/?mail=a, http://h:80/?mail=a",
        "http://:geheim@h/, http://:***@h/",
        "http://u:geheim/geheim@h/, http://u:***@h/",
        "http://u:geheim@geheim@h/, http://u:***@h/",
        "http://u:geheim geheim@h/, http://u:***@h/",
        "http://u:geheim@{HOST}/, http://u:***@{HOST}/",
        "http://u:geheim@@{HOST}/, http://u:***@@{HOST}/",
        "http://h:8080/@{TOKEN}, http://h:8080/@{TOKEN}",
        "http://@{HOST}:@{PORT}/, http://@{HOST}:@{PORT}/",
        "http://u:geheim@h/@{TOKEN}, http://u:***@h/@{TOKEN}",
        "http://@{USER}:geheim@h/, http://@{USER}:***@h/",
        "http://me@corp:ge heim@h/, http://me@corp:***@h/",
        "http://u:geheim@h/ http://v:geheim@i/, http://u:***@h/ http://v:***@i/",
        "postgresql://u:geheim?x#y@h/, postgresql://u:***@h/",
    })
    void passwordsOfUrlsAreMaskedHoweverBadlyWritten(String text, String masked) {
        assertThat(UrlPasswords.masked(text)).isEqualTo(masked);
    }

    private static SmokeSettings.Request request(SettingsReading reading) {
        return (SmokeSettings.Request) reading.settings().smoke().get(0);
    }

    private static GateSettings gate(SettingsReading reading) {
        return ((GatesSettings.Configured) reading.settings().gates().orElseThrow())
                .gates()
                .get(0);
    }
}
