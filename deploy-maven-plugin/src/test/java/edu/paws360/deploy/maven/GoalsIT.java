package edu.paws360.deploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goals beside the main one, and the main one where it is easily run twice. */
class GoalsIT {
    @TempDir
    Path temp;

    private TestProject project;

    @BeforeEach
    void create() throws IOException {
        project = new TestProject(temp);
    }

    @Test
    void aReactorIsDeployedOnce() throws IOException {
        MavenRun run = project.module("one").module("two").run("deploy:production");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(project.deployed()).hasSize(1);
    }

    @Test
    void preflightPassesAndDeploysNothing() throws IOException {
        MavenRun run = project.run("deploy:preflight");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(project.output("exit-code")).isEqualTo("0\n");
        assertThat(project.deployed()).isEmpty();
        assertThat(run.output()).contains("not configured").contains("skipped");
    }

    @Test
    void preflightTellsTheSpecsExitCode() throws IOException {
        Path outputs = Files.createFile(temp.resolve("outputs"));
        MavenRun run = project.property("deploy.preflight.secretsRequired", "API_KEY")
                .environment("GITHUB_OUTPUT", outputs.toString())
                .run("deploy:preflight");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.error())
                .contains("secrets_missing: preflight exit code 4: secrets: ")
                .contains("API_KEY");
        assertThat(project.output("exit-code")).isEqualTo("4\n");
        assertThat(outputs).hasContent("exit-code=4");
    }

    @Test
    void aSecretThatIsTooShortToBeMaskedIsToldByEveryGoal() throws IOException {
        MavenRun run = project.property("deploy.preflight.secretsRequired", "PIN")
                .environment("PIN", "123\n")
                .run("deploy:preflight");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output())
                .contains("The value of PIN is shorter than 4 characters and is not masked in logs; use a longer one.");
    }

    @Test
    void anEarlierExitCodeIsGoneWhenTheSettingsAreWrong() throws IOException {
        Path code = project.folder.resolve("target/deploy/exit-code");
        Files.writeString(Files.createDirectories(code.getParent()).resolve("exit-code"), "0\n");

        assertThat(project.run("deploy:preflight", "-Ddeploy.queue.timeout=soon")
                        .exit())
                .isEqualTo(1);
        assertThat(code).doesNotExist();
    }

    @Test
    void preflightNeedsNoCommandAndNoGates() throws IOException {
        MavenRun run = project.without("deploy.command").without("deploy.gates").run("deploy:preflight");

        assertThat(run.exit()).as(run.output()).isZero();
    }

    @Test
    void healthAsksTheService() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String commit = project.commit();
        server.createContext("/health", exchange -> {
            byte[] body = ("{\"status\":\"healthy\",\"commit\":\"" + commit + "\"}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            project.without("deploy.gates")
                    .property(
                            "deploy.gate.api.url",
                            "http://127.0.0.1:" + server.getAddress().getPort() + "/health")
                    .property("deploy.gate.api.expectJson", "{\"status\":\"healthy\"}")
                    .property("deploy.gate.api.expectCommit", "/commit");

            MavenRun run = project.run("deploy:health");

            assertThat(run.exit()).as(run.output()).isZero();
            assertThat(run.output()).containsPattern("api +passed");
            assertThat(project.deployed()).isEmpty();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void healthFailsWhereNothingIsHealthy() throws IOException {
        MavenRun run = project.without("deploy.gates")
                .property("deploy.gate.db.url", "tcp://127.0.0.1:1")
                .property("deploy.gate.db.timeout", "1s")
                .run("deploy:health");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.error()).contains("gate_timeout: not healthy: db: ");
    }

    @Test
    void aQueryFindsItsDriverWithinThePlugin() throws IOException {
        MavenRun run = project.property("deploy.smoke.db.url", "postgresql://paws:geheim@127.0.0.1:1/paws")
                .property("deploy.smoke.db.query", "SELECT 1")
                .property("deploy.smoke.db.timeout", "1s")
                .run("deploy:health");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.error())
                .contains("smoke_failed: not healthy: db: no connection to postgresql://127.0.0.1:1/paws"
                        + " (127.0.0.1:1: Connection refused)")
                .doesNotContain("geheim");
    }

    @Test
    void healthIsNotKnownWhereNothingIsAsked() throws IOException {
        MavenRun run = project.run("deploy:health");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.error()).contains("Nothing was asked, so nobody knows whether production is healthy: ");
    }

    @Test
    void anExecutionThatNobodyWouldJudgeIsRefused() throws IOException {
        MavenRun run = project.run("deploy:execute");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.error()).contains("deploy:execute does nothing: ", "Run deploy:production");
        assertThat(project.deployed()).isEmpty();
    }

    @Test
    void theHistoryTellsHowDeploymentsWent() throws IOException {
        assertThat(project.run("deploy:history").output()).contains("No deployment has ended yet.");
        assertThat(project.run("deploy:production").exit()).isZero();
        assertThat(project.run("deploy:production", "-Ddeploy.command=false").exit())
                .isEqualTo(1);

        MavenRun run = project.run("deploy:history");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output()).contains("1 of 2 succeeded (50.0 %)", "failed: primary_exit_code 1.");
        assertThat(project.output("history.html")).contains("bar passed", "bar failed");
    }

    @Test
    void helpNamesTheGoals() throws IOException {
        assertThat(project.run("deploy:help").output())
                .contains(
                        "deploy:production",
                        "deploy:preflight",
                        "deploy:execute",
                        "deploy:health",
                        "deploy:queue",
                        "deploy:failover",
                        "deploy:history",
                        "deploy:metrics",
                        "deploy:report",
                        "deploy:settings",
                        "deploy:help",
                        "Tells what the goals do.")
                .doesNotContain("deploy.queue.timeout");
    }

    @Test
    void helpInDetailTellsTheSettings() throws IOException {
        assertThat(project.run("deploy:help", "-Ddetail", "-Dgoal=queue").output())
                .contains(
                        "deploy:queue",
                        "deploy.queue.timeout (default: 30m)",
                        "How long a deployment waits for its turn before it fails.",
                        "Environment: DEPLOY_QUEUE_TIMEOUT.",
                        "For each gate, by a name of your choice:",
                        "deploy.gate.<name>.url")
                .doesNotContain("deploy:production");
    }

    @Test
    void helpKnowsNoOtherGoals() throws IOException {
        MavenRun run = project.run("deploy:help", "-Dgoal=prodution");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.error())
                .contains("There is no goal prodution. There are: ")
                .contains("production");
    }

    @Test
    void settingsAreShownWithTheirOriginsAndWithoutSecrets() throws IOException {
        MavenRun run = project.property("deploy.loki.url", "https://loki.example.org")
                .property("deploy.loki.token", "@{LOKI_TOKEN}")
                .environment("LOKI_TOKEN", "canary-7x9q")
                .environment("DEPLOY_QUEUE_LEASE", "60s")
                .run("deploy:settings", "-Ddeploy.queue.timeout=5m");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output())
                .contains(
                        "deploy.queue.timeout = 5m  (command line)",
                        "deploy.queue.lease = 60s  (environment)",
                        "deploy.loki.url = https://loki.example.org  (POM)",
                        "Defaults:",
                        "deploy.failover.wait = 30s")
                .doesNotContain("canary-7x9q")
                .doesNotContain("For deploy:production");
    }

    @Test
    void settingsThatAreWrongAreShownAndFail() throws IOException {
        MavenRun run = project.run("deploy:settings", "-Ddeploy.queue.timeout=soon");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.output()).contains("deploy.queue.timeout = soon  (command line)");
        assertThat(run.output()).contains("deploy.queue.timeout = soon (command line): not a duration.");
    }

    @Test
    void whatOnlyADeploymentMissesIsAWarning() throws IOException {
        MavenRun run = project.without("deploy.command").run("deploy:settings");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output()).contains("For deploy:production, 1 setting is wrong");
    }
}
