package edu.paws360.deploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.testbed.Alertmanager;
import edu.paws360.deploy.testbed.Ansible;
import edu.paws360.deploy.testbed.DockerEngine;
import edu.paws360.deploy.testbed.Eventually;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.Ping;
import edu.paws360.deploy.testbed.PostgreSql;
import edu.paws360.deploy.testbed.Pushgateway;
import edu.paws360.deploy.testbed.Redis;
import edu.paws360.deploy.testbed.SshHost;
import edu.paws360.deploy.testbed.SshHosts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The specification's four scripts as the steps of a workflow run, against the reference target and a second runner. */
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
class StepsIT {
    /** The specification, "Target Configuration". */
    private static final List<String> TARGET_CONFIGURATION = List.of(
            "./scripts/deployment/preflight-checks.sh",
            "./scripts/deployment/deploy-with-failover.sh",
            "./scripts/deployment/health-gates.sh",
            "./scripts/monitoring/collect-deployment-metrics.sh");

    private static final String EXECUTE = TARGET_CONFIGURATION.get(1);
    private static final String HEALTH = TARGET_CONFIGURATION.get(2);
    private static final Pattern ID = Pattern.compile("\"deployment\":\"([^\"]+)\"");

    @TempDir
    Path temp;

    private ReferenceProject project;
    private ReferenceTarget target;
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
        target = ReferenceTarget.on("app1", ssh.hosts().get(0));
        SshHost runner = ssh.hosts().get(2);
        project = new ReferenceProject(temp)
                .asks(postgres, redis, pushgateway, alertmanager)
                .with(docker)
                .to(ssh, target)
                .failsOverTo(ssh, runner, Files.createTempDirectory(runner.disk(), "runner2"));
    }

    @AfterEach
    void stopServices() throws IOException {
        target.stopService();
    }

    @Test
    void theFourScriptsInTheirOrderAreOneDeployment() throws IOException {
        String commit = project.commit("new");
        StepsJob job = new StepsJob(project, temp, "1658821493", 1);

        assertThat(job.lines()).isEqualTo(TARGET_CONFIGURATION);
        List<StepsJob.Ended> steps = job.toItsEnd();

        assertThat(steps).as(steps.toString()).extracting(StepsJob.Ended::exit).containsExactly(0, 0, 0, 0);
        assertThat(target.deployedCommit()).isEqualTo(commit);
        assertThat(deployments()).containsExactly(target.deployment());
        assertThat(kinds())
                .containsSubsequence(
                        "deployment_started",
                        "step_begun",
                        "preflight_finished",
                        "step_handed_on",
                        "step_begun",
                        "branch_decided",
                        "approval_decided",
                        "hold_granted",
                        "execution_finished",
                        "hold_released",
                        "step_handed_on",
                        "step_begun",
                        "hold_granted",
                        "health_gates_finished",
                        "smoke_tests_finished",
                        "live_noted",
                        "deployment_completed",
                        "hold_released",
                        "deployment_closed")
                .containsOnlyOnce("deployment_started", "deployment_completed");
        assertThat(project.output("deployment.log")).contains("app1");
        assertThat(project.output("report.html")).contains("preflight", "smoke");
        assertThat(monitoring.metric("/deployment_success_total/metrics/0/value"))
                .isEqualTo("1");
        theJournalVerifiesAndProductionIsFree();
        steps.forEach(step -> assertThat(shown(step.output())).doesNotContain(project.secrets()));
    }

    @Test
    void aPreflightThatFailsExitsWithTheSpecificationsCodeAndEndsTheDeployment(DockerEngine docker) throws IOException {
        docker.stop();
        List<StepsJob.Ended> steps = new StepsJob(project, temp, "1658821493", 1).toItsEnd();

        assertThat(steps).as(steps.toString()).extracting(StepsJob.Ended::exit).containsExactly(2);
        theVerdictIs("docker_unavailable");
        assertThat(kinds()).doesNotContain("execution_started", "hold_granted");
        theJournalVerifiesAndProductionIsFree();

        // A workflow that goes on in spite of it.
        StepsJob.Ended execute = new StepsJob(project, temp, "1658821493", 1).step(EXECUTE);

        assertThat(execute.exit()).isEqualTo(1);
        assertThat(execute.output()).contains("deploy:execute does nothing: deployment ", " of this run has failed; ");
        assertThat(kinds()).doesNotContain("execution_started");

        // What is healthy there is not what this run has deployed.
        StepsJob.Ended health = new StepsJob(project, temp, "1658821493", 2).step(HEALTH);
        assertThat(health.exit()).isEqualTo(1);
        assertThat(health.output()).contains("deploy:health does nothing: no step of this run has deployed anything.");
    }

    @Test
    void nothingIsExecutedBehindAPreflightThatCouldNotBegin() throws IOException {
        StepsJob job = new StepsJob(project, temp, "1658821493", 1);
        StepsJob.Ended preflight = job.step(TARGET_CONFIGURATION.get(0) + " -Ddeploy.preflight.diskMin=plenty");
        assertThat(preflight.exit()).as(preflight.output()).isEqualTo(70);

        StepsJob.Ended execute = job.step(EXECUTE); // continue-on-error

        assertThat(execute.exit()).isEqualTo(1);
        assertThat(execute.output())
                .contains("deploy:execute does nothing: no step deploy:preflight of this run has ended well");
        assertThat(journal()).isEmpty();
    }

    @Test
    void theSecondRunnerDeploysWhatTheFirstCannot() throws IOException {
        project.environment("ANSIBLE_SSH_ARGS", "-o ControlMaster=no -o ProxyCommand=false");
        List<StepsJob.Ended> steps = new StepsJob(project, temp, "1658821493", 1).toItsEnd();

        assertThat(steps).as(steps.toString()).extracting(StepsJob.Ended::exit).containsExactly(0, 0, 0, 0);
        assertThat(deployments()).containsExactly(target.deployment());
        assertThat(kinds()).containsOnlyOnce("failover_triggered", "deployment_completed");
        assertThat(monitoring
                        .group("runner-secondary")
                        .at("/deployment_success_total/metrics/0/value")
                        .asString())
                .isEqualTo("1");
        theJournalVerifiesAndProductionIsFree();
    }

    @Test
    void whereBothRunnersFailTheNextAttemptIsADeploymentOfItsOwn() throws IOException {
        target.host().stop();
        // Every loopback address answers to ping, whoever is down there.
        List<StepsJob.Ended> steps = new StepsJob(project, temp, "1658821493", 1).toItsEnd();

        assertThat(steps).as(steps.toString()).extracting(StepsJob.Ended::exit).containsExactly(0, 1);
        theVerdictIs("runners_failed");
        assertThat(monitoring.firing()).hasSize(1);
        theJournalVerifiesAndProductionIsFree();

        assertThat(new StepsJob(project, temp, "1658821493", 2)
                        .step(TARGET_CONFIGURATION.get(0))
                        .exit())
                .isZero();
        assertThat(deployments()).hasSize(2);
    }

    @Test
    void aGateThatFailsEndsTheDeploymentAndNothingIsRolledBack() throws IOException {
        project.define("deploy.smoke.login.body", "{\"user\": \"deploy-smoke\", \"password\": \"other\"}");
        List<StepsJob.Ended> steps = new StepsJob(project, temp, "1658821493", 1).toItsEnd();

        assertThat(steps).as(steps.toString()).extracting(StepsJob.Ended::exit).containsExactly(0, 0, 1);
        theVerdictIs("smoke_access_denied");
        assertThat(journal())
                .anyMatch(line -> line.contains("\"stage\":\"ROLLBACK\",\"status\":\"NOT_EXECUTED\"")
                        && line.contains("deploy:health only looks"));
        assertThat(monitoring.firing()).hasSize(1);
        theJournalVerifiesAndProductionIsFree();
    }

    @Test
    void aCancelledJobWhoseShellIsGoneLeavesNothingRunning() throws Exception {
        project.define("deploy.command", "echo begun; sleep 600")
                .define("deploy.failover.mode", "off")
                .define("deploy.steps.preflight", "optional");
        Path pom = project.folder.resolve("pom.xml");
        Files.writeString(
                pom,
                Files.readString(pom)
                        .replaceAll("(?m)^ *<deploy.(rollback.)?playbook>.*\n", "")
                        .replaceAll("(?m)^ *<deploy.inventory>.*\n", ""));
        StepsJob job = new StepsJob(project, temp, "1658821493", 1);
        Path output = job.output();
        Process shell = job.start(EXECUTE, output);
        List<ProcessHandle> below = List.of();
        try {
            Eventually.holds(() -> says(output, "| begun"), () -> text(output));
            below = shell.descendants().toList();
            shell.destroy(); // what GitHub's runner does at last, and to the shell alone
            List<ProcessHandle> all = below;
            Eventually.holds(() -> all.stream().noneMatch(ProcessHandle::isAlive), () -> text(output));
        } finally {
            below.forEach(ProcessHandle::destroyForcibly);
        }

        theVerdictIs("cancelled");
        theJournalVerifiesAndProductionIsFree();
    }

    /** Without the lines by which GitHub's runner learns what it has to mask, and which it does not show. */
    private static String shown(String output) {
        return output.replaceAll("(?m)^::add-mask::.*$", "");
    }

    private static boolean says(Path output, String words) {
        return text(output).contains(words);
    }

    private static String text(Path output) {
        try {
            return Files.readString(output);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void theVerdictIs(String reason) throws IOException {
        assertThat(deployments()).hasSize(1);
        assertThat(journal())
                .filteredOn(line -> line.contains("\"kind\":\"deployment_completed\""))
                .singleElement()
                .asString()
                .contains("\"reason\":\"" + reason + "\"");
        assertThat(kinds()).contains("deployment_closed");
    }

    private void theJournalVerifiesAndProductionIsFree() throws IOException {
        MavenRun verified = project.run("deploy:audit", "-Ddeploy.audit.do=verify");
        assertThat(verified.exit()).as(verified.output()).isZero();
        MavenRun queue = project.run("deploy:queue");
        assertThat(queue.output()).contains("nobody holds production");
    }

    private List<String> journal() throws IOException {
        return Files.readAllLines(project.audit.resolve("journal.jsonl"));
    }

    private List<String> kinds() throws IOException {
        return new MavenRun(0, "", journal()).kinds();
    }

    private List<String> deployments() throws IOException {
        return journal().stream()
                .filter(line -> line.contains("\"kind\":\"deployment_started\""))
                .map(ID::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }
}
