package edu.paws360.deploy.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import edu.paws360.deploy.queue.Applicant;
import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.queue.postgres.PostgresQueue;
import edu.paws360.deploy.runner.DispatchOrder;
import edu.paws360.deploy.runner.Work;
import edu.paws360.deploy.settings.SettingsReader;
import edu.paws360.deploy.settings.SettingsReading;
import edu.paws360.deploy.settings.SettingsScope;
import edu.paws360.deploy.settings.Sources;
import edu.paws360.deploy.testbed.Eventually;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.PostgreSql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The work that another deployment sent, with a real queue, a real checkout and a real command. */
@Timeout(180)
@Needs(PostgreSql.class)
class DispatchedJobTest {
    private static final String BACK = "echo back >> done";
    private static final String FORTH = "echo \"$DEPLOY_ID $DEPLOY_FENCING_TOKEN $DEPLOY_RUNNER\" >> done";

    @TempDir
    Path temp;

    private final ListScreen screen = new ListScreen(new CopyOnWriteArrayList<>());
    private final Map<String, String> environment = new HashMap<>(System.getenv());
    private final String group = "dispatched-" + UUID.randomUUID();
    private final PostgreSql server;
    private Path project;
    private Hold hold;

    DispatchedJobTest(PostgreSql server) {
        this.server = server;
    }

    @BeforeEach
    void holdProduction() throws Exception {
        // Where these tests are a job of GitHub Actions themselves, it may be started again.
        environment.remove("GITHUB_RUN_ATTEMPT");
        environment.putAll(Map.of("GITHUB_RUN_ID", "8001", "RUNNER_NAME", "runner-7"));
        project = Files.createDirectories(temp.resolve("project"));
        git("init", "-q", "-b", "main");
        git("-c", "user.name=ann", "-c", "user.email=ann@example.org", "commit", "-q", "--allow-empty", "-m", "first");
        String commit = git("rev-parse", "HEAD").strip();
        hold = new PostgresQueue(URI.create(address(server.password())), group, QueueTiming.defaults())
                .enter(new Applicant("d-7", "ann", commit, "main", Optional.empty()))
                .await(Duration.ofSeconds(60), position -> {});
        sent(commit, FORTH);
    }

    private String address(String password) {
        return "postgresql://" + server.user() + ":" + password + "@" + server.host() + ":" + server.port() + "/"
                + server.database();
    }

    @AfterEach
    void giveBack() {
        hold.close();
    }

    private void sent(String commit, String command) {
        environment.putAll(Map.of(
                "DEPLOY_ID", "d-7",
                "DEPLOY_COMMIT", commit,
                "DEPLOY_BRANCH", "main",
                "DEPLOY_ENVIRONMENT", "production",
                "DEPLOY_FENCING_TOKEN", Long.toString(hold.fencingToken()),
                "DEPLOY_RUNNER", "primary",
                "DEPLOY_WORK", DispatchOrder.digest(Work.shell(command, project))));
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Path output = temp.resolve("git.out");
        Process git = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(git.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(git.exitValue()).as(Files.readString(output)).isZero();
        return Files.readString(output);
    }

    private DispatchedJob run(String command) throws Exception {
        Map<String, String> pom = Map.of(
                "deploy.command",
                command,
                "deploy.rollback.command",
                BACK,
                "deploy.queue.type",
                "postgres",
                "deploy.queue.url",
                address("@{QUEUE_PASSWORD}"),
                "deploy.queue.group",
                group,
                "deploy.audit.dir",
                temp.resolve("audit").toString());
        SettingsReading reading = SettingsReader.read(
                new Sources(Map.of(), pom, Map.of("QUEUE_PASSWORD", server.password())), SettingsScope.DISPATCHED);
        Surroundings surroundings =
                new Surroundings("edu:app", "app", project, temp.resolve("target"), temp, environment, "1");
        return new DispatchedJob(surroundings, reading, screen);
    }

    private List<String> done() {
        Path file = project.resolve("done");
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void doesTheWorkUnderTheTokenOfTheHold() throws Exception {
        assertThat(run(FORTH).toFailure()).isEmpty();

        assertThat(done()).containsExactly("d-7 " + hold.fencingToken() + " primary");
    }

    @Test
    void goesBackIfThatWasSent() throws Exception {
        environment.put("DEPLOY_WORK", DispatchOrder.digest(Work.shell(BACK, project)));

        assertThat(run(FORTH).toFailure()).isEmpty();

        assertThat(done()).containsExactly("back");
    }

    @Test
    void runsACopyOfTheDispatchNotASecondTime() throws Exception {
        assertThat(run(FORTH).toFailure()).isEmpty();
        environment.putAll(Map.of("GITHUB_RUN_ID", "8002", "RUNNER_NAME", "runner-8"));

        assertThat(run(FORTH).toFailure())
                .get()
                .asString()
                .matches("the work of deployment d-7 for its primary runner was claimed by run 8001 on runner runner-7,"
                        + " process " + ProcessHandle.current().pid()
                        + " at 20\\S+Z, and is done once: this is a second"
                        + " dispatch of it\\. Deploy again instead");
        assertThat(done()).hasSize(1);
        // If the copy came first, the deployment must not take the work for stopped.
        assertThat(screen.lines()).contains(DispatchOrder.NOT_PROVEN + ", because it is not ours.");
    }

    @Test
    void goesForthAndBackUnderOneHold() throws Exception {
        assertThat(run(FORTH).toFailure()).isEmpty();
        environment.put("DEPLOY_WORK", DispatchOrder.digest(Work.shell(BACK, project)));

        assertThat(run(FORTH).toFailure()).isEmpty();

        assertThat(done()).endsWith("back").hasSize(2);
    }

    @Test
    void runsNothingElseThanWhatWasSent() throws Exception {
        assertThat(run("echo other >> done").toFailure())
                .contains(
                        "what the POM of this commit runs is not what deployment d-7 was to run: set it in the POM, not on the"
                                + " command line or by a variable that differs here");
        assertThat(done()).isEmpty();
    }

    @Test
    void runsNothingOnceTheHoldIsGone() throws Exception {
        hold.close();

        assertThat(run(FORTH).toFailure())
                .contains(
                        "deployment d-7 does not hold production under token " + hold.fencingToken() + "; nobody does");
        assertThat(done()).isEmpty();
    }

    @Test
    void runsNothingUnderAnotherToken() throws Exception {
        environment.put("DEPLOY_FENCING_TOKEN", "4711");

        assertThat(run(FORTH).toFailure())
                .get()
                .asString()
                .startsWith("deployment d-7 does not hold production under token 4711; held by ticket ");
        assertThat(done()).isEmpty();
    }

    @Test
    void runsNothingOfAnotherCommit() throws Exception {
        String checkedOut = environment.put("DEPLOY_COMMIT", "a".repeat(40));

        assertThat(run(FORTH).toFailure())
                .contains("checked out is commit " + checkedOut + ", expected " + "a".repeat(40)
                        + ": give actions/checkout the ref of the input commit");
        assertThat(done()).isEmpty();
    }

    @Test
    void runsNothingASecondTime() throws Exception {
        environment.put("GITHUB_RUN_ATTEMPT", "2");

        assertThat(run(FORTH).toFailure())
                .contains(
                        "attempt 2 of this run was sent by nobody: only the first one is a deployment's. Deploy again instead");
        assertThat(done()).isEmpty();
    }

    @Test
    void tellsHowTheCommandFailed() throws Exception {
        String command = "echo about to fail; exit 3";
        environment.put("DEPLOY_WORK", DispatchOrder.digest(Work.shell(command, project)));

        assertThat(run(command).toFailure()).contains("the command ended with exit code 3");
        assertThat(screen.lines()).contains("| about to fail");
    }

    @Test
    void endsTheCommandWhenTheHoldIsGone() throws Exception {
        String command = "echo begun >> done; exec sleep 600";
        environment.put("DEPLOY_WORK", DispatchOrder.digest(Work.shell(command, project)));
        DispatchedJob run = run(command);
        Thread losing = new Thread(() -> {
            Eventually.holds(
                    () -> done().contains("begun"), () -> screen.lines().toString());
            hold.close();
        });
        losing.start();

        assertThat(run.toFailure())
                .contains("the command was ended because deployment d-7 does not hold production under token "
                        + hold.fencingToken() + "; nobody does");
        losing.join();
    }

    @Test
    void isOfNoUseByHand() {
        environment.remove("DEPLOY_FENCING_TOKEN");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(FORTH))
                .withMessageStartingWith("DEPLOY_FENCING_TOKEN is missing. deploy:dispatched does what a deployment");
    }
}
