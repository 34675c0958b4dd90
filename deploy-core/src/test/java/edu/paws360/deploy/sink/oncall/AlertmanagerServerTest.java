package edu.paws360.deploy.sink.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.sink.Deliveries;
import edu.paws360.deploy.sink.Deliveries.Outcome;
import edu.paws360.deploy.testbed.Needs;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a real Alertmanager makes of it. Each test has an environment of its own, since all share the server. */
@Needs(edu.paws360.deploy.testbed.Alertmanager.class)
class AlertmanagerServerTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    private edu.paws360.deploy.testbed.Alertmanager server;
    private String environment;
    private Story story;

    @BeforeEach
    void open(edu.paws360.deploy.testbed.Alertmanager alertmanager, TestInfo test) throws IOException {
        server = alertmanager;
        environment = test.getTestMethod().orElseThrow().getName();
        story = new Story(folder).in(environment);
    }

    @AfterEach
    void close() {
        story.close();
    }

    private URI address() {
        return server.address().resolve(Alertmanager.PATH);
    }

    private Outcome deliver() throws InterruptedException {
        OnCallSink sink = new OnCallSink("alertmanager", Alertmanager.at(address()), folder, Signs.NONE);
        return new Deliveries(List.of(sink), Deliveries.LIMIT)
                .deliver(story.journal())
                .get(0);
    }

    private List<JsonNode> alerts() throws IOException {
        String filter = URLEncoder.encode("environment=\"" + environment + "\"", StandardCharsets.UTF_8);
        try (InputStream answer =
                URI.create(address() + "?filter=" + filter).toURL().openStream()) {
            return JSON.readTree(answer).valueStream().toList();
        }
    }

    private static Instant millis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    @Test
    void theAlertIsThereAsItWasTold() throws Exception {
        story.broken("d1");
        assertThat(deliver().delivered()).isTrue();

        assertThat(alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.get("labels"))
                    .isEqualTo(JSON.createObjectNode()
                            .put("alertname", "ProductionDeploymentFailed")
                            .put("environment", environment)
                            .put("project", "edu.paws360:app")
                            .put("severity", "critical"));
            assertThat(alert.get("annotations"))
                    .isEqualTo(JSON.createObjectNode()
                            .put("advice", "Look at it.")
                            .put("branch", "main")
                            .put("commit", "0123456789abcdef0123456789abcdef01234567")
                            .put("deployment_id", "d1")
                            .put("description", "stage failed: it was seen")
                            .put("reason", "primary_exit_code")
                            .put(
                                    "summary",
                                    "CRITICAL: Production deployment failed on all runners: edu.paws360:app to "
                                            + environment)
                            .put("user", "ada")
                            .put("workflow_run_id", "4711"));
            assertThat(alert.at("/status/state").stringValue()).isEqualTo("active");
            assertThat(Instant.parse(alert.get("startsAt").stringValue()))
                    .isEqualTo(millis(story.last().at()));
            assertThat(Instant.parse(alert.get("endsAt").stringValue()))
                    .isEqualTo(millis(story.last().at().plus(Duration.ofHours(24))));
        });
    }

    @Test
    void theNextSuccessResolvesIt() throws Exception {
        story.broken("d1");
        deliver();
        story.good("d2");
        assertThat(deliver().receipt().detail())
                .isEqualTo("resolved edu.paws360:app to " + environment + " (primary_exit_code, deployment d1) at "
                        + address());
        assertThat(alerts()).isEmpty();
    }

    @Test
    void whatFailsAgainStaysOneAlertUntilItIsResolved() throws Exception {
        story.broken("d1");
        Instant since = story.last().at();
        deliver();
        deliver();
        story.started("d2").exited("d2", 0).failed("d2", ReasonCode.GATE_FAILED);
        deliver();
        assertThat(alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.at("/annotations/reason").stringValue()).isEqualTo("gate_failed");
            assertThat(Instant.parse(alert.get("startsAt").stringValue())).isEqualTo(millis(since));
        });
        story.good("d3");
        deliver();
        assertThat(alerts()).isEmpty();
        story.broken("d4");
        deliver();
        assertThat(alerts()).hasSize(1);
    }

    @Test
    void whatWasNotToldBecauseItWasStoppedIsToldByTheNextDelivery() throws Exception {
        story.broken("d1");
        server.stop();
        try {
            Outcome outcome = deliver();
            assertThat(outcome.delivered()).isFalse();
            assertThat(outcome.receipt().detail())
                    .isEqualTo("No success from the Alertmanager at " + address() + ": ConnectException Connection"
                            + " refused. See deploy.oncall.urls; the next run tells it again.");
        } finally {
            server.start();
        }
        story.started("d2").failed("d2", ReasonCode.BRANCH_REFUSED);
        assertThat(deliver().delivered()).isTrue();
        assertThat(alerts()).hasSize(1);
    }

    @Test
    void whatItForgotWhenItWasStartedAnewIsToldAgain() throws Exception {
        story.broken("d1");
        deliver();
        server.stop();
        server.start();
        assertThat(alerts()).isEmpty();
        deliver();
        assertThat(alerts()).hasSize(1);
    }

    /** What people type. */
    private String amtool() throws Exception {
        Process amtool = new ProcessBuilder(
                        "amtool",
                        "--alertmanager.url=" + server.address(),
                        "alert",
                        "query",
                        "environment=" + environment,
                        "--output=extended")
                .redirectErrorStream(true)
                .start();
        String printed = new String(amtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(amtool.waitFor()).as(printed).isZero();
        return printed;
    }

    @Test
    void amtoolShowsItUntilTheNextSuccessThroughANewStartToo() throws Exception {
        story.broken("d1");
        deliver();
        assertThat(amtool())
                .contains("alertname=\"ProductionDeploymentFailed\"", "severity=\"critical\"")
                .contains("reason=\"primary_exit_code\"");
        server.stop();
        server.start();
        assertThat(amtool()).doesNotContain("ProductionDeploymentFailed");
        story.started("d2").failed("d2", ReasonCode.BRANCH_REFUSED);
        deliver();
        assertThat(amtool()).contains("alertname=\"ProductionDeploymentFailed\"");
        story.good("d3");
        assertThat(deliver().delivered()).isTrue();
        assertThat(amtool()).doesNotContain("ProductionDeploymentFailed");
    }

    @Test
    void oneThatIsFrozenIsLeftInTime() throws Exception {
        story.broken("d1");
        server.pause();
        try {
            assertThat(deliver().receipt().detail())
                    .startsWith("No success from the Alertmanager at " + address() + ": ");
        } finally {
            server.resume();
        }
        deliver();
        assertThat(alerts()).hasSize(1);
    }
}
