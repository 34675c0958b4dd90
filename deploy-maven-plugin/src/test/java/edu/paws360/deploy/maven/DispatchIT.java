package edu.paws360.deploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.testbed.DeploymentsRoom;
import edu.paws360.deploy.testbed.DispatchRoom;
import edu.paws360.deploy.testbed.Eventually;
import edu.paws360.deploy.testbed.GithubApi;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.PostgreSql;
import edu.paws360.deploy.testbed.StrictGithub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A deployment that has a job of GitHub Actions do its work: two real {@code mvn}, a real queue, and a GitHub between them. */
@Needs({GithubApi.class, PostgreSql.class})
class DispatchIT {
    private static final String TOKEN = "ghs_geheim0123456789";
    private static final Pattern FENCE = Pattern.compile("holds production with fencing token (\\d+)");
    private static final Pattern REASON = Pattern.compile("([a-z_]+): stage execute failed");

    @TempDir
    Path temp;

    private final PostgreSql database;
    private final DispatchRoom room = new DispatchRoom();
    private final StrictGithub server =
            new StrictGithub(TOKEN).with(new DeploymentsRoom()).with(room);
    private TestProject project;
    private JobMachine machine;
    private Process deployment;

    DispatchIT(PostgreSql database) {
        this.database = database;
    }

    @BeforeEach
    void makeAProject() throws IOException {
        server.grant("deployments=read");
        server.grant("actions=write");
        project = new TestProject(temp)
                .property("deploy.github.record", "off")
                .property("deploy.queue.type", "postgres")
                .property(
                        "deploy.queue.url",
                        "postgresql://" + database.user() + ":@{QUEUE_PASSWORD}@" + database.host() + ":"
                                + database.port() + "/" + database.database())
                .property("deploy.queue.group", "it-" + UUID.randomUUID())
                .property("deploy.runner.primary", "github:self-hosted,production");
        server.variables().forEach(project::environment);
        project.environment("GITHUB_REF", "refs/heads/main").environment("QUEUE_PASSWORD", database.password());
    }

    @AfterEach
    void close() {
        if (deployment != null) {
            deployment.destroyForcibly();
        }
        machine.close();
        server.close();
    }

    /** Whatever the command leaves behind, it leaves here, on whichever machine it runs. */
    private Path left(String file) {
        return temp.resolve(file);
    }

    private void deploying(String command) throws IOException {
        project.property("deploy.command", command).committed();
        project.environment("GITHUB_SHA", project.commit());
        machine = new JobMachine(
                project, temp.resolve("machine"), server, room, Map.of("QUEUE_PASSWORD", database.password()));
    }

    private List<String> lines(String file) {
        try {
            return Files.exists(left(file)) ? Files.readAllLines(left(file)) : List.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String reason(MavenRun run) {
        Matcher reason = REASON.matcher(run.error());
        assertThat(reason.find()).as(run.output()).isTrue();
        return reason.group(1);
    }

    /** A command that says which process it is, and does not end by itself. */
    private String endless() {
        return "echo $$ > " + left("pid") + "; exec sleep 600";
    }

    private ProcessHandle command() throws Exception {
        Process job = machine.process();
        Eventually.holds(() -> !lines("pid").isEmpty() || !job.isAlive(), () -> machine.log("job"));
        return ProcessHandle.of(Long.parseLong(lines("pid").get(0))).orElseThrow();
    }

    @Test
    void theJobDoesTheWorkOnceUnderASupervisorAndItsLogComesBack() throws Exception {
        deploying("echo \"$DEPLOY_ID $DEPLOY_RUNNER $DEPLOY_FENCING_TOKEN\" >> " + left("done")
                + "; tr '\\0' ' ' < /proc/$PPID/cmdline > " + left("parent") + "; echo working on it");

        MavenRun run = project.run("deploy:production");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(machine.exit()).isZero();
        Matcher fence = FENCE.matcher(run.output());
        assertThat(fence.find()).as(run.output()).isTrue();
        assertThat(lines("done")).containsExactly(run.deploymentId() + " primary " + fence.group(1));
        assertThat(lines("parent")).singleElement().asString().startsWith("python3 ");
        assertThat(project.output("deployment.log"))
                .contains("GitHub: the log of job deploy:")
                .contains("| working on it")
                .contains("GitHub: end of the log.")
                .doesNotContain(database.password());
        assertThat(machine.log("job").lines().filter(line -> line.contains(database.password())))
                .allMatch(line -> line.equals("::add-mask::" + database.password()));
    }

    @Test
    void aCommandThatFailsThereFailsAsOneHere() throws Exception {
        deploying("echo about to fail; exit 3");

        MavenRun there = project.run("deploy:production");
        MavenRun here = project.property("deploy.runner.primary", "local").run("deploy:production");

        assertThat(there.exit()).isEqualTo(1);
        assertThat(reason(there)).isEqualTo("primary_exit_code").isEqualTo(reason(here));
        assertThat(there.error()).contains("the job failed: deploy on runner-7; its log says why");
        assertThat(there.output()).contains("| about to fail", "Not done: the command ended with exit code 3");
    }

    @Test
    void aJobThatIsKilledLeavesNothingBehind() throws Exception {
        deploying(endless());
        Path output = left("deployment.log");
        deployment = project.start(output, "deploy:production");
        ProcessHandle command = command();

        machine.process().destroyForcibly();

        assertThat(Commands.await(deployment)).isEqualTo(1);
        assertThat(command.isAlive()).isFalse();
        assertThat(Files.readString(output))
                .contains("primary_exit_code: stage execute failed")
                .contains("the job failed: deploy on runner-7")
                .doesNotContain("it is not proven that it has stopped");
    }

    @Test
    void aJobWhoseDeploymentHasDiedEndsItsCommand() throws Exception {
        deploying(endless());
        deployment = project.start(left("deployment.log"), "deploy:production");
        ProcessHandle command = command();
        long killed = System.nanoTime();

        deployment.destroyForcibly();

        Eventually.holds(() -> !command.isAlive(), () -> machine.log("job"));
        // A look each 2 s, then TERM and 3 s; or else the heartbeat of 8 s, and the same 3 s.
        assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(Duration.ofSeconds(8 + 3 + 5));
        assertThat(machine.exit()).isEqualTo(1);
        assertThat(machine.log("job"))
                .containsPattern(
                        "the command was ended because deployment \\S+ does not hold production under token \\d+");
    }

    @Test
    void theSecondaryBeginsOnlyOnceGitHubSaysThatTheJobIsCompleted() throws Exception {
        project.property("deploy.runner.secondary", "local").property("deploy.failover.wait", "0s");
        deploying("echo $DEPLOY_RUNNER >> " + left("done") + "; [ $DEPLOY_RUNNER = secondary ]");
        List<String> beforeCompleted = new CopyOnWriteArrayList<>();
        machine.beforeCompleted(() -> {
            long looks = looks();
            Eventually.holds(() -> looks() > looks);
            beforeCompleted.addAll(lines("done"));
        });

        MavenRun run = project.run("deploy:production");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(beforeCompleted).containsExactly("primary");
        assertThat(lines("done")).containsExactly("primary", "secondary");
        assertThat(run.kinds()).containsOnlyOnce("failover_triggered");
    }

    private long looks() {
        return server.asked().stream()
                .filter(asked -> asked.startsWith("GET actions/runs/" + DispatchRoom.RUN + "/attempts/1/jobs"))
                .count();
    }

    @Test
    void aCopyOfTheDispatchIsRefused() throws Exception {
        deploying("echo $DEPLOY_RUNNER >> " + left("done") + "; while [ ! -e " + left("go") + " ]; do sleep 0.1; done");
        Path output = left("deployment.log");
        deployment = project.start(output, "deploy:production");
        Process job = machine.process();
        Eventually.holds(() -> !lines("done").isEmpty() || !job.isAlive(), () -> machine.log("job"));

        assertThat(machine.again(room.inputs())).isEqualTo(1);
        assertThat(machine.log("again"))
                .containsPattern(
                        "Not done: the work of deployment \\S+ for its primary runner was claimed by run 8001 on"
                                + " runner runner-7, process \\d+ at \\S+, and is done once");

        Files.createFile(left("go"));
        assertThat(Commands.await(deployment)).as(Files.readString(output)).isZero();
        assertThat(lines("done")).containsExactly("primary");
    }
}
