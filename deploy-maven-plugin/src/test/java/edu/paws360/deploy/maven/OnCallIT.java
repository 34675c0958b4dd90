package edu.paws360.deploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.testbed.Alertmanager;
import edu.paws360.deploy.testbed.Needs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is woken by a deployment, as a real Alertmanager says. */
@Needs(Alertmanager.class)
class OnCallIT {
    @TempDir
    Path temp;

    private Alertmanager alertmanager;
    private TestProject project;

    @BeforeEach
    void create(Alertmanager server) throws IOException {
        alertmanager = server;
        project = new TestProject(temp).property("deploy.oncall.urls", address());
    }

    private String address() {
        return alertmanager.address() + "/api/v2/alerts";
    }

    private String alerts() throws IOException {
        try (InputStream answer = alertmanager
                .address()
                .resolve("/api/v2/alerts?filter=project=%22edu.paws360.it:app%22")
                .toURL()
                .openStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    @Test
    void aFailedDeploymentWakesSomebodyAndTheNextOneThatSucceedsLetsThemSleep() throws IOException {
        MavenRun refused = project.property("deploy.branches", "release/*").run("deploy:production");

        assertThat(refused.output()).contains("Delivered to alertmanager: nobody is alerted of deployment ");
        assertThat(alerts()).isEqualTo("[]");

        MavenRun failed = project.without("deploy.branches")
                .property("deploy.gate.api.url", "http://127.0.0.1:1/health")
                .property("deploy.gate.api.timeout", "1s")
                .without("deploy.gates")
                .run("deploy:production");

        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.output())
                .contains(
                        "Delivered to alertmanager: fired edu.paws360.it:app to production (gate_timeout, deployment ")
                .contains(" at " + address());
        assertThat(alerts())
                .contains("\"alertname\":\"ProductionDeploymentFailed\"", "\"severity\":\"critical\"")
                .contains(
                        "\"summary\":\"CRITICAL: Production deployment failed its health gates: edu.paws360.it:app to production\"")
                .contains("\"description\":\"stage health failed: api: ", "\"commit\":\"" + project.commit() + "\"");

        MavenRun succeeded = project.without("deploy.gate.api.url")
                .without("deploy.gate.api.timeout")
                .property("deploy.gates", "none")
                .run("deploy:production");

        assertThat(succeeded.exit()).as(succeeded.output()).isZero();
        assertThat(succeeded.output()).contains("Delivered to alertmanager: resolved edu.paws360.it:app to production");
        assertThat(alerts()).isEqualTo("[]");
    }

    @Test
    void anAlertmanagerThatIsDownChangesNoVerdictAndHidesNoOther() throws IOException {
        MavenRun run = project.property("deploy.oncall.urls", "http://u:geheim@127.0.0.1:1/api/v2/alerts," + address())
                .property("deploy.command", "exit 3")
                .run("deploy:production");

        assertThat(run.error()).contains("primary_exit_code: stage execute failed: ");
        assertThat(run.output())
                .contains(
                        "Not delivered to alertmanager 127.0.0.1:1 (the verdict stands, the next run tries what it can): ")
                .contains("Delivered to alertmanager " + alertmanager.address().getAuthority() + ": fired ")
                .doesNotContain("geheim");
        assertThat(String.join("\n", run.journal()))
                .contains("\"sink\":\"alertmanager 127.0.0.1:1\",\"delivered\":false")
                .doesNotContain("geheim");
        assertThat(alerts()).contains("\"reason\":\"primary_exit_code\"");

        project.property("deploy.command", "true").run("deploy:production");
        assertThat(alerts()).isEqualTo("[]");
    }

    @Test
    void aSinkThatCannotWorkIsSaidBeforeAnythingRuns() throws IOException {
        MavenRun run = project.property("deploy.metrics.pushgateway", "http://127.0.0.1:1/metrics")
                .run("deploy:production");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.output()).contains("deploy.metrics.pushgateway is an address that ends in /metrics");
        assertThat(project.deployed()).isEmpty();
        assertThat(run.journal()).isEmpty();
    }
}
