package edu.paws360.deploy.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.settings.DeploySettings;
import edu.paws360.deploy.settings.SettingsReader;
import edu.paws360.deploy.settings.SettingsScope;
import edu.paws360.deploy.settings.Sources;
import edu.paws360.deploy.sink.Sink;
import edu.paws360.deploy.sink.oncall.Signs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SinkListTest {
    private static List<String> names(String... keysAndValues) throws Exception {
        return names(Map.of(), keysAndValues);
    }

    private static List<String> names(Map<String, String> environment, String... keysAndValues) throws Exception {
        Map<String, String> pom = new HashMap<>(Map.of("deploy.command", "true", "deploy.gates", "none"));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            pom.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        Sources sources = new Sources(Map.of(), pom, environment);
        Path here = Path.of("project");
        Surroundings surroundings = new Surroundings("edu:app", "app", here, here, here, environment, "1");
        DeploySettings settings =
                SettingsReader.read(sources, SettingsScope.PRODUCTION).settings();
        GithubAccess github = GithubWiring.access(settings, environment);
        OnCallWiring onCall = OnCallWiring.of(settings.onCall(), Path.of("audit"), Signs.NONE);
        return SinkList.of(settings, Path.of("audit"), surroundings, github, onCall).stream()
                .map(Sink::name)
                .toList();
    }

    @Test
    void withoutSettingsThereAreNone() throws Exception {
        assertThat(names()).isEmpty();
    }

    @Test
    void metricsComeBeforeAlerts() throws Exception {
        assertThat(names(
                        "deploy.oncall.urls", "http://u:geheim@am:9093/api/v2/alerts",
                        "deploy.metrics.textfile", "metrics.prom",
                        "deploy.metrics.pushgateway", "http://push:9091"))
                .containsExactly("textfile", "pushgateway", "alertmanager");
    }

    @Test
    void metricsGoOutWhereverTheQueueKeepsTheirTotals() throws Exception {
        for (String[] queue : new String[][] {
            {"deploy.queue.type", "file"},
            {"deploy.queue.type", "postgres", "deploy.queue.url", "postgresql://u:geheim@db/paws360"},
            {"deploy.queue.type", "github", "deploy.queue.group", "production-deploy"}
        }) {
            List<String> settings = new ArrayList<>(List.of(queue));
            settings.addAll(List.of(
                    "deploy.metrics.textfile", "metrics.prom",
                    "deploy.metrics.pushgateway", "https://push:9091",
                    "deploy.metrics.bearer", "abcdefgh"));
            assertThat(names(settings.toArray(String[]::new))).as(queue[1]).containsExactly("textfile", "pushgateway");
        }
    }

    @Test
    void certificatesThatCannotBeReadKeepNobodyFromDeploying() throws Exception {
        assertThat(names(
                        "deploy.metrics.pushgateway", "https://push:9091",
                        "deploy.metrics.ca", "nowhere.pem"))
                .containsExactly("pushgateway");
    }

    @Test
    void severalAlertmanagersAreToldApartWithoutTheirPasswords() throws Exception {
        assertThat(names(
                        "deploy.oncall.urls",
                        "http://u:geheim@am-1:9093/api/v2/alerts,https://proxy/am-2/api/v2/alerts"))
                .containsExactly("alertmanager am-1:9093", "alertmanager proxy/am-2");
    }

    @Test
    void receiversOfAllKindsAreToldApartWithoutTheirSecrets() throws Exception {
        String key = "0123456789abcdef0123456789ABCDEF";
        assertThat(
                        names(
                                Map.of(
                                        "PD_KEY",
                                        key,
                                        "PD_EU",
                                        "F".repeat(32),
                                        "SLACK",
                                        "https://hooks.slack.com/services/T/B/x"),
                                "deploy.oncall.urls",
                                "http://am:9093/api/v2/alerts,pagerduty:@{PD_KEY},webhook:@{SLACK},"
                                        + "pagerduty+https://@{PD_EU}@events.eu.pagerduty.com,webhook+https://hooks.slack.com/y"))
                .containsExactly(
                        "alertmanager",
                        "pagerduty events.pagerduty.com",
                        "webhook hooks.slack.com",
                        "pagerduty events.eu.pagerduty.com",
                        "webhook hooks.slack.com (5)");
    }

    @Test
    void aJobOfGithubActionsRecordsItsDeploymentsUnlessItIsToldNotTo() throws Exception {
        Map<String, String> job = Map.of(
                "GITHUB_REPOSITORY", "paws360/shop",
                "GITHUB_RUN_ID", "4711",
                "GITHUB_RUN_ATTEMPT", "1",
                "GITHUB_TOKEN", "ghs_geheim");

        assertThat(names(job)).containsExactly("github");
        assertThat(names(job, "deploy.github.record", "on")).containsExactly("github");
        assertThat(names(job, "deploy.github.record", "off")).isEmpty();
    }

    @Test
    void aJobWithoutATokenRecordsNothing() throws Exception {
        Map<String, String> job =
                Map.of("GITHUB_REPOSITORY", "paws360/shop", "GITHUB_RUN_ID", "4711", "GITHUB_RUN_ATTEMPT", "1");

        assertThat(names(job)).isEmpty();
    }

    @Test
    void anAddressOfGithubThatIsNoneKeepsNobodyFromDeploying() throws Exception {
        Map<String, String> job = Map.of(
                "GITHUB_REPOSITORY", "paws360/shop",
                "GITHUB_RUN_ID", "4711",
                "GITHUB_RUN_ATTEMPT", "1",
                "GITHUB_TOKEN", "ghs_geheim",
                "GITHUB_API_URL", "http://elsewhere.example.org");

        assertThat(names(job)).containsExactly("github");
    }
}
