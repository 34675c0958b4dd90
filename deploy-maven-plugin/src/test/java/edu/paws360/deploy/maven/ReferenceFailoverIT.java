package edu.paws360.deploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.testbed.Alertmanager;
import edu.paws360.deploy.testbed.Ansible;
import edu.paws360.deploy.testbed.DockerEngine;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.Ping;
import edu.paws360.deploy.testbed.PostgreSql;
import edu.paws360.deploy.testbed.Pushgateway;
import edu.paws360.deploy.testbed.Redis;
import edu.paws360.deploy.testbed.SshHost;
import edu.paws360.deploy.testbed.SshHosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The reference deployment with a real second runner, and with a release that does not work. */
@Needs({
    Ansible.class,
    SshHosts.class,
    Ping.class,
    PostgreSql.class,
    Redis.class,
    DockerEngine.class,
    Pushgateway.class,
    Alertmanager.class
})
class ReferenceFailoverIT {
    /** A way to the targets that is broken, for the runner alone whose environment has it. */
    private static final String NO_WAY = "-o ControlMaster=no -o ProxyCommand=false";

    @TempDir
    Path temp;

    private ReferenceProject project;
    private ReferenceTarget first;
    private ReferenceTarget second;
    private Path workplace;
    private Monitoring monitoring;

    @BeforeEach
    void create(
            SshHosts ssh,
            PostgreSql postgres,
            Redis redis,
            DockerEngine docker,
            Pushgateway pushgateway,
            Alertmanager alertmanager)
            throws IOException {
        monitoring = Monitoring.restarted(pushgateway, alertmanager);
        first = ReferenceTarget.on("app1", ssh.hosts().get(0));
        second = ReferenceTarget.on("app2", ssh.hosts().get(1));
        SshHost runner = ssh.hosts().get(2);
        workplace = Files.createTempDirectory(runner.disk(), "runner2");
        project = new ReferenceProject(temp)
                .asks(postgres, redis, pushgateway, alertmanager)
                .with(docker)
                .to(ssh, first, second)
                .failsOverTo(ssh, runner, workplace);
    }

    @AfterEach
    void stopServices() throws IOException {
        first.stopService();
        second.stopService();
    }

    @Test
    void theSecondRunnerDeploysWhatTheFirstCannot() throws IOException {
        String commit = project.commit("from elsewhere");
        Files.writeString(project.folder.resolve("service/service.py"), "what is not committed is not deployed there");

        MavenRun run = project.environment("ANSIBLE_SSH_ARGS", NO_WAY).deploy();

        assertThat(run.exit()).as(run.output()).isZero();
        for (ReferenceTarget target : List.of(first, second)) {
            assertThat(target.deployedCommit()).isEqualTo(commit);
            assertThat(target.deployment()).isEqualTo(run.deploymentId());
        }
        theOutputTellsOfBoth(run);
        theJournalTellsWhy(run);
        thePushgatewayHasTheFailover();
        assertThat(monitoring.firing()).isEmpty();
        assertThat(workplace).isEmptyDirectory();
        nothingTellsASecret(run);
    }

    private static void theOutputTellsOfBoth(MavenRun run) {
        assertThat(run.output())
                .contains("Verdict: SUCCEEDED (ok)")
                .contains("ansible-playbook ended with exit code 0; before that, primary runner local: ansible-playbook"
                        + " ended with exit code 4: at least one target could not be reached");
    }

    private static void theJournalTellsWhy(MavenRun run) {
        assertThat(run.kinds())
                .containsSubsequence(
                        "execution_started",
                        "execution_finished",
                        "failover_triggered",
                        "execution_started",
                        "execution_finished",
                        "health_gates_finished");
        assertThat(run.journal())
                .filteredOn(line -> line.contains("\"kind\":\"failover_triggered\""))
                .singleElement()
                .asString()
                .contains("\"reason\":\"PRIMARY_EXIT_CODE\",\"from\":\"PRIMARY\",\"to\":\"SECONDARY\"");
    }

    private void thePushgatewayHasTheFailover() throws IOException {
        // The primary was left, and the secondary has deployed.
        JsonNode primary = monitoring.group("runner-primary");
        assertThat(monitoring
                        .group("runner-secondary")
                        .at("/deployment_success_total/metrics/0/value")
                        .asString())
                .isEqualTo("1");
        JsonNode events = primary.at("/failover_events_total/metrics/0");
        assertThat(events.path("value").asString()).isEqualTo("1");
        assertThat(events.at("/labels/failover_reason").asString()).isEqualTo("primary_exit_code");
        JsonNode failovers = primary.at("/deployment_failover_total/metrics/0");
        assertThat(failovers.path("value").asString()).isEqualTo("1");
        assertThat(failovers.at("/labels/reason").asString()).isEqualTo("primary_exit_code");
    }

    @Test
    void whatIsWrongAtTheTargetsIsWrongForBothRunners() throws IOException {
        second.host().stop();

        MavenRun run = project.deploy();

        assertThat(run.exit()).as(run.output()).isEqualTo(1);
        assertThat(run.error())
                .contains("runners_failed: stage execute failed: primary runner local: ansible-playbook ended with exit"
                        + " code 4: ")
                .contains("; secondary runner ssh://")
                .doesNotContain("rollback");
        assertThat(workplace).isEmptyDirectory();
    }

    @Test
    void aReleaseThatItsGatesRefuseGivesWayToTheOneBefore() throws IOException {
        project.define("deploy.gate.courses.url", "http://" + first.authority() + "/api/courses")
                .define(
                        "deploy.gate.courses.expectJson",
                        "{\"courses\": [{\"id\": \"CS-101\"}, {\"id\": \"MATH-201\"}, {\"id\": \"BIO-110\"}]}")
                .define("deploy.gate.courses.retries", "0");
        String good = project.commit("good");
        MavenRun before = project.deploy();
        assertThat(before.exit()).as(before.output()).isZero();
        Path service = project.folder.resolve("service/service.py");
        Files.writeString(service, Files.readString(service).replace("CS-101", "CS-999"));
        project.commit("without a course");

        MavenRun run = project.deploy();

        assertThat(run.exit()).as(run.output()).isEqualTo(1);
        assertThat(run.output()).contains("Verdict: FAILED (rolled_back)");
        assertThat(run.error())
                .contains("rolled_back: stage health failed: courses: ")
                .contains(
                        "; rolled back: primary runner local: ansible-playbook ended with exit code 0, and passed again: health");
        for (ReferenceTarget target : List.of(first, second)) {
            assertThat(target.deployedCommit()).isEqualTo(good);
            assertThat(target.deployment()).isEqualTo(before.deploymentId());
        }
        onCallIsToldOfTheRollback();
        nothingTellsASecret(run);
    }

    private void onCallIsToldOfTheRollback() throws IOException {
        assertThat(monitoring.firing()).singleElement().satisfies(alert -> {
            assertThat(alert.at("/labels/alertname").asString()).isEqualTo("ProductionDeploymentRolledBack");
            assertThat(alert.at("/annotations/reason").asString()).isEqualTo("rolled_back");
            assertThat(alert.at("/annotations/summary").asString()).contains("failed and was rolled back");
        });
    }

    private void nothingTellsASecret(MavenRun run) throws IOException {
        for (String text : List.of(
                run.output(),
                project.output("deployment.log"),
                project.output("report.html"),
                run.journal().toString())) {
            assertThat(text).doesNotContain(project.secrets());
        }
    }
}
