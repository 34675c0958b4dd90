package edu.paws360.deploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.testbed.ConcurrencyRoom;
import edu.paws360.deploy.testbed.ConcurrencyRoom.Admission;
import edu.paws360.deploy.testbed.DeploymentsRoom;
import edu.paws360.deploy.testbed.GithubApi;
import edu.paws360.deploy.testbed.GithubScene;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.PostgreSql;
import edu.paws360.deploy.testbed.Pushgateway;
import edu.paws360.deploy.testbed.StrictGithub;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Metrics of real deployments in a real Pushgateway, also of runners that are thrown away after each of them. */
@Needs({Pushgateway.class, PostgreSql.class, GithubApi.class})
class MetricsIT {
    @TempDir
    Path temp;

    private Pushgateway gateway;
    private TestProject project;

    @BeforeEach
    void setUp(Pushgateway given) throws IOException {
        gateway = given;
        gateway.startForgetting();
        project = new TestProject(temp)
                .property("deploy.metrics.pushgateway", gateway.address().toString())
                .property("deploy.metrics.workflow", "release");
    }

    /** Its audit folder is its own, and nothing of it is seen by the next. */
    private MavenRun runnerOfItsOwn(String name) throws IOException {
        return project.property("deploy.audit.dir", temp.resolve(name).toString())
                .run("deploy:production");
    }

    private String successes() throws IOException {
        JsonNode groups = new JsonMapper()
                .readTree(gateway.address().resolve("/api/v1/metrics").toURL().openStream())
                .path("data");
        assertThat(groups).hasSize(1);
        return groups.at("/0/deployment_success_total/metrics/0/value").asString("");
    }

    /** The database is that of other tests, too. */
    private static void forgetTotals(PostgreSql server) throws SQLException {
        String url = "jdbc:postgresql://" + server.host() + ":" + server.port() + "/" + server.database();
        try (Connection database = DriverManager.getConnection(url, server.user(), server.password());
                Statement statement = database.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS paws360_deploy_metrics CASCADE");
        }
    }

    @Test
    void withTheQueueInADatabaseTheTotalsAreThere(PostgreSql server) throws IOException, SQLException {
        forgetTotals(server);
        project.property("deploy.queue.type", "postgres")
                .property(
                        "deploy.queue.url",
                        "postgresql://" + server.user() + ":@{QUEUE_PASSWORD}@" + server.host() + ":" + server.port()
                                + "/" + server.database())
                .environment("QUEUE_PASSWORD", server.password());
        for (int run = 1; run <= 2; run++) {
            MavenRun done = runnerOfItsOwn("runner-" + run);
            assertThat(done.exit()).as(done.output()).isZero();
            assertThat(done.output())
                    .contains("Delivered to pushgateway: pushed runner-primary to " + gateway.address())
                    .doesNotContain(server.password());
            // What a gateway forgets, the database has.
            assertThat(successes()).isEqualTo(String.valueOf(run));
            gateway.startForgetting();
        }
    }

    @Test
    void aStepOfItsOwnPublishesWhatTheDeploymentCouldNot() throws IOException {
        gateway.stop();
        MavenRun deployed = project.run("deploy:production");
        assertThat(deployed.exit()).as(deployed.output()).isZero();
        MavenRun refused = project.run("deploy:metrics");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.error())
                .contains("Metrics: not everything was published: pushgateway: No success from the Pushgateway at "
                        + gateway.address() + ": ConnectException Connection refused.");
        gateway.start();

        for (int times = 1; times <= 2; times++) {
            MavenRun published = project.run("deploy:metrics");
            assertThat(published.exit()).as(published.output()).isZero();
            assertThat(published.output())
                    .contains("Delivered to pushgateway: pushed runner-primary to " + gateway.address())
                    .contains("The latest verdict changed deployment_success_total, deployment_duration_seconds");
            assertThat(successes()).isEqualTo("1");
        }
        assertThat(project.deployed()).hasSize(1);
    }

    @Test
    void aStepOfItsOwnWithNothingToPublishFails() throws IOException {
        assertThat(project.run("deploy:metrics").error()).contains("Metrics: there is no journal in ");
    }

    @Test
    void withTheQueueOnGithubTheTotalsAreInTheGateway() throws IOException {
        try (StrictGithub github = new StrictGithub("ghs_geheim0123456789")) {
            ConcurrencyRoom room = new ConcurrencyRoom(Admission.MAX, true);
            github.with(new DeploymentsRoom()).with(room);
            github.grant("deployments=read");
            room.start(GithubScene.RUN);
            project.property("deploy.queue.type", "github").property("deploy.github.record", "off");
            github.variables().forEach(project::environment);
            project.environment("GITHUB_REF", "refs/heads/main")
                    .environment("GITHUB_SHA", project.commit())
                    .environment("GITHUB_JOB", ConcurrencyRoom.JOB)
                    .environment("RUNNER_NAME", "runner-" + GithubScene.RUN);
            for (int run = 1; run <= 2; run++) {
                MavenRun done = runnerOfItsOwn("runner-" + run);
                assertThat(done.exit()).as(done.output()).isZero();
                assertThat(done.output()).contains("Delivered to pushgateway: counted into " + gateway.address());
            }
            assertThat(successes()).isEqualTo("2");
        }
    }
}
