package edu.paws360.deploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a deployment ends that cannot succeed: one clear line, a verdict in the journal, metrics, exit code 1. */
class FailureIT {
    @TempDir
    Path temp;

    private TestProject project;

    @BeforeEach
    void create() throws IOException {
        project = new TestProject(temp);
    }

    @Test
    void aCommandThatFailsFailsTheDeployment() throws IOException {
        MavenRun run =
                project.property("deploy.command", "echo about to fail; exit 3").run("deploy:production");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.error())
                .contains("primary_exit_code: stage execute failed: the command ended with exit code 3. What to do: "
                        + "Read the end of deployment.log: the deployment command says there what went wrong.");
        assertThat(run.kinds())
                .endsWith("deployment_completed", "hold_released", "sink_delivered", "deployment_closed");
        assertThat(run.journal().get(run.journal().size() - 4)).contains("\"reason\":\"primary_exit_code\"");
        assertThat(project.output("deployment.log")).isEqualTo("about to fail\n");
        assertThat(project.output("metrics.prom"))
                .contains("deployment_failure_total{workflow=\"app\",branch=\"main\",runner_group=\"production\","
                        + "failure_reason=\"primary_exit_code\",} 1.0");
        assertThat(project.output("report.html")).contains("primary_exit_code");
    }

    @Test
    void aCommandThatTakesTooLongIsEnded() throws IOException {
        MavenRun run = project.property("deploy.command", "sleep 600")
                .property("deploy.runner.timeout", "1s")
                .run("deploy:production");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.error()).contains("primary_timeout: stage execute failed: the command took longer than 1 s");
        assertThat(run.journal())
                .anyMatch(
                        line -> line.contains("\"ending\":\"TIMED_OUT\"") && line.contains("\"proven_stopped\":true"));
    }

    @Test
    void withoutARequiredSecretNothingIsExecuted() throws IOException {
        MavenRun run = project.property("deploy.preflight.secretsRequired", "API_KEY,DB_PASSWORD")
                .environment("API_KEY", "k-123456")
                .run("deploy:production");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.error())
                .contains("secrets_missing: stage preflight failed: secrets: ")
                .contains("DB_PASSWORD");
        assertThat(run.error()).doesNotContain("k-123456");
        assertThat(project.deployed()).isEmpty();
        assertThat(run.kinds()).doesNotContain("execution_started");
    }

    @Test
    void aServiceThatDoesNotAnswerFailsItsGate() throws IOException {
        MavenRun run = project.without("deploy.gates")
                .property("deploy.gate.api.url", "http://127.0.0.1:1/health")
                .property("deploy.gate.api.timeout", "1s")
                .run("deploy:production");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.error()).contains("gate_timeout: stage health failed: api: ");
        assertThat(run.journal()).anyMatch(line -> line.contains("\"stage\":\"SMOKE\",\"status\":\"NOT_EXECUTED\""));
        assertThat(project.output("metrics.prom")).contains("health_gate_failures_total{service=\"api\",} 1.0");
    }

    @Test
    void anApprovalThatNobodyCanGiveIsMissing() throws IOException {
        MavenRun run = project.without("deploy.approval.type").run("deploy:production");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.error()).contains("approval_missing: stage approval failed: ");
        assertThat(run.kinds()).doesNotContain("queue_entered");
        assertThat(project.deployed()).isEmpty();
    }

    @Test
    void failNeverIsRefused() throws IOException {
        MavenRun run = project.run("-fn", "deploy:production");

        assertThat(run.output())
                .contains("Refusing to run under -fn (--fail-never)")
                .contains("Nothing was run.");
        assertThat(run.journal()).isEmpty();
        assertThat(project.deployed()).isEmpty();
    }

    @Test
    void aPushgatewayThatIsDownDoesNotChangeTheVerdict() throws IOException {
        MavenRun run = project.property("deploy.metrics.pushgateway", "http://127.0.0.1:1")
                .run("deploy:production");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output())
                .contains("Not delivered to pushgateway (the verdict stands, the next run tries what it can): ");
        assertThat(run.journal()).anyMatch(line -> line.contains("\"sink\":\"pushgateway\",\"delivered\":false"));
    }
}
