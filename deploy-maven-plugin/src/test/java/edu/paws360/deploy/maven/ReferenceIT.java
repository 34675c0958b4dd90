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
import edu.paws360.deploy.testbed.SshHosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The reference deployment through the real {@code mvn}, against two targets and real servers. What came of it is read back
 * from the servers themselves.
 */
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
class ReferenceIT {
    @TempDir
    Path temp;

    private ReferenceProject project;
    private ReferenceTarget first;
    private ReferenceTarget second;
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
        project = new ReferenceProject(temp)
                .asks(postgres, redis, pushgateway, alertmanager)
                .with(docker)
                .to(ssh, first, second);
    }

    @AfterEach
    void stopServices() throws IOException {
        first.stopService();
        second.stopService();
    }

    @Test
    void theServersThemselvesTellOfTheDeploymentAndTheTargetsCanGoBack() throws IOException {
        String older = project.commit("older");
        succeed();
        String newer = project.commit("newer");
        MavenRun run = succeed();

        for (ReferenceTarget target : List.of(first, second)) {
            assertThat(target.deployedCommit()).isEqualTo(newer);
            assertThat(target.deployment()).isEqualTo(run.deploymentId());
        }
        thePushgatewayHasTwoSuccesses();
        theJournalHasTheWholeDeployment(run);
        nothingTellsASecret(run);

        project.rollback(newer, first.token());

        assertThat(first.deployedCommit()).isEqualTo(older);
        assertThat(second.deployedCommit()).isEqualTo(older);
    }

    private void thePushgatewayHasTwoSuccesses() throws IOException {
        assertThat(monitoring.metric("/labels/job")).isEqualTo("github-actions-deployments");
        assertThat(monitoring.metric("/labels/instance")).isEqualTo("runner-primary");
        String success = "/deployment_success_total/metrics/0";
        assertThat(monitoring.metric(success + "/value")).isEqualTo("2");
        assertThat(monitoring.metric(success + "/labels/workflow")).isEqualTo("CI");
        assertThat(monitoring.metric(success + "/labels/branch")).isEqualTo("main");
        assertThat(monitoring.metric(success + "/labels/runner_group")).isEqualTo("production");
    }

    private static void theJournalHasTheWholeDeployment(MavenRun run) {
        assertThat(run.output()).contains("Verdict: SUCCEEDED (ok)");
        assertThat(run.kinds())
                .containsSubsequence(
                        "deployment_started",
                        "branch_decided",
                        "approval_decided",
                        "hold_granted",
                        "preflight_finished",
                        "execution_started",
                        "execution_finished",
                        "health_gates_finished",
                        "smoke_tests_finished",
                        "deployment_completed",
                        "hold_released",
                        "sink_delivered",
                        "deployment_closed");
    }

    private void nothingTellsASecret(MavenRun run) throws IOException {
        String log = project.output("deployment.log");
        assertThat(log).contains("app1", "app2");
        for (String text : List.of(
                run.output(), log, project.output("report.html"), run.journal().toString())) {
            assertThat(text).doesNotContain(project.secrets());
        }
    }

    @Test
    void aLoginThatIsRefusedBreaksItAndOnCallIsAlertedUntilTheNextSuccess(SshHosts ssh) throws IOException {
        project.to(ssh, first);
        MavenRun run = breaksWithoutWayBack(
                "smoke_access_denied",
                "-Ddeploy.smoke.login.body={\"user\": \"deploy-smoke\", \"password\": \"other\"}");

        assertThat(run.error()).contains("rollback_failed: stage smoke failed: login: HTTP 401");
        assertThat(monitoring.firing()).singleElement().satisfies(alert -> {
            assertThat(alert.at("/labels/alertname").asString()).isEqualTo("ProductionDeploymentFailed");
            assertThat(alert.at("/labels/severity").asString()).isEqualTo("critical");
            assertThat(alert.at("/annotations/reason").asString()).isEqualTo("rollback_failed");
        });
        aDryRunChangesNoTargetAndEndsNoAlert();
        succeed();
        assertThat(monitoring.firing()).isEmpty();
    }

    private void aDryRunChangesNoTargetAndEndsNoAlert() throws IOException {
        long token = first.token();
        String deployment = first.deployment();

        MavenRun dry = project.deploy("-Ddeploy.dryRun=true");

        assertThat(dry.exit()).as(dry.output()).isZero();
        assertThat(dry.output())
                .containsPattern("execute +passed .*dry run on local: ansible-playbook ended with exit code 0")
                .doesNotContain(project.secrets());
        assertThat(first.token()).isEqualTo(token);
        assertThat(first.deployment()).isEqualTo(deployment);
        assertThat(monitoring.firing()).hasSize(1);
    }

    @Test
    void anOldVersionThatStillAnswersBreaksIt(SshHosts ssh) throws IOException {
        ReferenceTarget old = ReferenceTarget.on("old", ssh.hosts().get(2));
        try {
            project.to(ssh, old);
            succeed();
            project.to(ssh, first).commit("newer");

            MavenRun run = breaksWithoutWayBack(
                    "gate_old_version", "-Dpaws360.api=" + old.authority(), "-Ddeploy.gate.api.timeout=2s");

            assertThat(run.error()).contains("rollback_failed: stage health failed: api: ");
        } finally {
            old.stopService();
        }
    }

    @Test
    void aStoppedDatabaseBreaksIt(SshHosts ssh, PostgreSql postgres) throws IOException {
        project.to(ssh, first);
        postgres.stop();

        assertThat(breaksWithoutWayBack("gate_timeout", "-Ddeploy.gate.db.timeout=2s")
                        .error())
                .contains("rollback_failed: stage health failed: db: ");
    }

    @Test
    void aRedisWithAnotherPasswordBreaksIt(SshHosts ssh) throws IOException {
        project.to(ssh, first);
        project.environment("REDIS_PASSWORD", "another-5bd1f9c3");

        assertThat(breaksWithoutWayBack("gate_access_denied", "-Ddeploy.gate.redis.retries=0")
                        .error())
                .contains("rollback_failed: stage health failed: redis: ");
    }

    @Test
    void aTargetThatIsDownBreaksItBeforeAnythingIsChanged() throws IOException {
        second.host().stop();

        // Every loopback address answers to ping, whoever is down there.
        MavenRun run = breaks("network_unreachable", "-Ddeploy.preflight.network.probe=tcp");

        assertThat(run.error())
                .contains("network_unreachable: stage preflight failed: network: 1 of 2 targets not reached")
                .contains(", asked by a connection to its port: app2 (127.0.0.3): 127.0.0.3 port ")
                .doesNotContain("app1");
        assertThat(run.kinds()).doesNotContain("execution_started");
    }

    @Test
    void aPlaybookThatFailsOnOneTargetBreaksIt() throws IOException {
        succeed();
        String deployed = first.deployedCommit();
        Files.writeString(second.tokenFile(), "9000000000\n");
        project.commit("newer");

        breaks("playbook_failed");

        assertThat(project.output("deployment.log")).contains("is refused: this target has seen 9000000000");
        assertThat(first.deployedCommit()).isEqualTo(deployed);
        assertThat(second.deployedCommit()).isEqualTo(deployed);
    }

    @Test
    void aTargetThatThePlaybookCannotReachBreaksIt() throws IOException {
        second.host().stop();

        breaks("playbook_unreachable");

        assertThat(project.output("deployment.log")).contains("UNREACHABLE!");
    }

    @Test
    void aStoppedDockerEngineBreaksItBeforeAnythingIsChanged(DockerEngine docker) throws IOException {
        docker.stop();

        assertThat(breaks("docker_unavailable").kinds()).doesNotContain("execution_started");
    }

    @Test
    void aPushgatewayThatIsDownChangesNoVerdictAndCatchesUp(SshHosts ssh) throws IOException {
        project.to(ssh, first);
        monitoring.pushgateway().stop();
        MavenRun run = succeed();

        assertThat(run.output())
                .contains("Not delivered to pushgateway (the verdict stands, the next run tries what it can): ");
        monitoring.pushgateway().start();
        succeed();
        assertThat(monitoring.metric("/deployment_success_total/metrics/0/value"))
                .isEqualTo("2");
    }

    private MavenRun succeed() throws IOException {
        MavenRun run = project.deploy();
        assertThat(run.exit()).as(run.output()).isZero();
        return run;
    }

    private MavenRun breaks(String reason, String... more) throws IOException {
        MavenRun run = project.deploy(more);
        assertThat(run.exit()).as(run.output()).isEqualTo(1);
        assertThat(run.error()).contains(reason + ": stage ");
        assertThat(run.journal())
                .anyMatch(line -> line.contains("\"kind\":\"deployment_completed\"")
                        && line.contains("\"reason\":\"" + reason + "\""));
        return run;
    }

    /** What was deployed first has no release to go back to, so it stays, and the journal says what was wrong with it. */
    private MavenRun breaksWithoutWayBack(String seen, String... more) throws IOException {
        MavenRun run = breaks("rollback_failed", more);
        assertThat(run.journal())
                .anyMatch(line -> line.contains("s_finished\"") && line.contains("\"reason\":\"" + seen + "\""));
        assertThat(project.output("deployment.log")).containsPattern("replaced none that\\s+worked on this\\s+target");
        return run;
    }
}
