package edu.paws360.deploy.sink.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentAbandoned;
import edu.paws360.deploy.event.DeploymentCompleted;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.ExecutionStarted;
import edu.paws360.deploy.event.RunnerRole;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.StageStarted;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.github.DeploymentRecord;
import edu.paws360.deploy.github.Deployments;
import edu.paws360.deploy.github.Github;
import edu.paws360.deploy.github.GithubAnswer;
import edu.paws360.deploy.github.GithubAnswer.Found;
import edu.paws360.deploy.github.RecordSaying;
import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.queue.Destination;
import edu.paws360.deploy.secret.Secret;
import edu.paws360.deploy.sink.Receipt;
import edu.paws360.deploy.testbed.DeploymentsRoom;
import edu.paws360.deploy.testbed.GithubApi;
import edu.paws360.deploy.testbed.GithubScene;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.StandIn;
import edu.paws360.deploy.testbed.StrictGithub;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Needs(GithubApi.class)
class GithubRecordSinkTest {
    private static final String TOKEN = "ghs_geheim0123456789";
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final Destination APP = new Destination("edu:app", "production");
    private static final String NOT_ALLOWED =
            "POST /api/v3/repos/paws360/shop/deployments: HTTP 403 \"Resource not accessible by integration\"; the token"
                    + " lacks deployments=write: add it to the job's permissions, or set deploy.github.record=off";

    @TempDir
    Path folder;

    private final DeploymentsRoom room = new DeploymentsRoom();
    private final StrictGithub server = new StrictGithub(TOKEN).with(room);
    private Journal journal;

    @BeforeEach
    void open() throws IOException {
        server.grant("deployments=write");
        journal = Journal.open(folder, UnaryOperator.identity());
    }

    @AfterEach
    void close() {
        journal.close();
        server.close();
    }

    private Github github() {
        return Github.at(server.api(), new Secret("GITHUB_TOKEN", TOKEN), System::nanoTime);
    }

    private static RecordPlace place() {
        return new RecordPlace(
                GithubScene.REPOSITORY,
                GithubScene.ENVIRONMENT,
                Optional.of(URI.create("https://github.example.org")),
                Optional.of(URI.create("https://shop.example.org")));
    }

    private GithubRecordSink sink(RecordPolicy policy) {
        return new GithubRecordSink(github(), place(), policy, APP, folder);
    }

    private Receipt deliver() throws Exception {
        return sink(RecordPolicy.AUTO).deliver(journal);
    }

    private void write(String id, DeploymentEvent event) throws IOException {
        journal.append(id, event);
    }

    private void started(String id, String project, Optional<String> run) throws IOException {
        write(
                id,
                new DeploymentStarted(
                        project, "production", "ann", "main", COMMIT, false, "ci", "production", run, "host", 1, "1"));
    }

    private void executing(String id) throws IOException {
        started(id, "edu:app", Optional.of("4711"));
        write(id, new ExecutionStarted(RunnerRole.PRIMARY, "local", "./deploy"));
    }

    private void completed(String id, ReasonCode reason) throws IOException {
        boolean ok = reason.equals(ReasonCode.OK);
        Verdict.Outcome outcome = ok ? Verdict.Outcome.SUCCEEDED : Verdict.Outcome.FAILED;
        write(
                id,
                new DeploymentCompleted(new Verdict(
                        outcome, reason, ok ? "every stage passed" : "it went wrong", ok ? "" : "do", Duration.ZERO)));
    }

    @Test
    void whatAnotherProjectOfTheSameFolderWasToldHidesNothing() throws Exception {
        started("d-1", "edu:other", Optional.of("4710"));
        write("d-1", new ExecutionStarted(RunnerRole.PRIMARY, "local", "./deploy"));
        completed("d-1", ReasonCode.OK);
        executing("d-2");
        completed("d-2", ReasonCode.OK);
        assertThat(deliver().detail()).isEqualTo("record 100 of production: success");

        GithubRecordSink other = new GithubRecordSink(
                github(), place(), RecordPolicy.AUTO, new Destination("edu:other", "production"), folder);
        assertThat(other.deliver(journal).detail()).startsWith("record 101 of production: ");
        assertThat(deliver().detail()).isEqualTo("nothing to record: nothing was changed");
    }

    @Test
    void whatSucceedsIsToldWhileItGoesOnAndThen() throws Exception {
        executing("d-1");
        assertThat(deliver().detail()).isEqualTo("record 100 of production: in_progress");
        completed("d-1", ReasonCode.OK);
        assertThat(deliver()).isEqualTo(new Receipt(3, "record 100 of production: success", List.of()));

        assertThat(room.records()).containsExactly("production " + COMMIT + ": in_progress, success");
        assertThat(room.posted())
                .map(Object::toString)
                .containsExactly(
                        "{\"ref\":\"" + COMMIT
                                + "\",\"task\":\"deploy\",\"auto_merge\":false,\"environment\":\"production\","
                                + "\"description\":\"paws360-deploy d-1 of edu:app\",\"production_environment\":true,"
                                + "\"payload\":{\"project\":\"edu:app\"},\"required_contexts\":[]}",
                        "{\"state\":\"in_progress\",\"description\":\"ann deploys\","
                                + "\"log_url\":\"https://github.example.org/paws360/shop/actions/runs/4711\","
                                + "\"environment_url\":\"https://shop.example.org\"}",
                        "{\"state\":\"success\",\"description\":\"every stage passed\","
                                + "\"log_url\":\"https://github.example.org/paws360/shop/actions/runs/4711\","
                                + "\"environment_url\":\"https://shop.example.org\",\"auto_inactive\":true}");
    }

    @Test
    void isToldAtOnceThatProductionIsChanged() {
        GithubRecordSink sink = sink(RecordPolicy.AUTO);

        assertThat(sink.isPrompt(new ExecutionStarted(RunnerRole.PRIMARY, "local", "./deploy")))
                .isTrue();
        assertThat(sink.isPrompt(new StageStarted(StageName.EXECUTE))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "gate_failed,failure",
        "rolled_back,failure",
        "primary_exit_code,failure",
        "cancelled,error",
        "primary_not_fenced,error",
        "hold_lost,error"
    })
    void whatDoesNotSucceedIsToldSo(String reason, String state) throws Exception {
        executing("d-1");
        completed("d-1", new ReasonCode(reason));

        deliver();

        assertThat(room.records()).containsExactly("production " + COMMIT + ": " + state);
    }

    @Test
    void whatWasAbandonedIsToldByTheNextRun() throws Exception {
        executing("d-1");
        deliver();
        write("d-1", new DeploymentAbandoned("execute", true, "d-2"));
        executing("d-2");
        deliver();

        assertThat(room.records())
                .containsExactly(
                        "production " + COMMIT + ": in_progress, error", "production " + COMMIT + ": in_progress");
    }

    @Test
    void whatChangedNothingIsNotRecorded() throws Exception {
        started("d-1", "edu:app", Optional.of("4711"));
        completed("d-1", ReasonCode.BRANCH_REFUSED);

        assertThat(deliver().detail()).isEqualTo("nothing to record: nothing was changed");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void otherProjectsAndDeploymentsWithoutARunAreNotRecorded() throws Exception {
        started("d-1", "edu:other", Optional.of("4711"));
        write("d-1", new ExecutionStarted(RunnerRole.PRIMARY, "local", "./deploy"));
        started("d-2", "edu:app", Optional.empty());
        write("d-2", new ExecutionStarted(RunnerRole.PRIMARY, "local", "./deploy"));

        deliver();

        assertThat(server.requests()).isEmpty();
    }

    @Test
    void theRecordOfTheJobItselfIsEnough() throws Exception {
        room.job(COMMIT, "production", 4711, "in_progress");
        executing("d-1");

        assertThat(deliver().detail()).isEqualTo("record 100 of the job itself tells it");
        assertThat(room.posted()).isEqualTo(List.of());
    }

    @Test
    void theRecordOfTheJobItselfIsNotEnoughWhereAllAreToBeRecorded() throws Exception {
        room.job(COMMIT, "production", 4711, "in_progress");
        executing("d-1");

        sink(RecordPolicy.ON).deliver(journal);

        assertThat(room.records()).hasSize(2);
    }

    @Test
    void theRecordOfAnotherRunIsAnotherDeployment() throws Exception {
        room.job(COMMIT, "production", 47110, "success");
        executing("d-1");

        deliver();

        assertThat(room.records()).hasSize(2).last().isEqualTo("production " + COMMIT + ": in_progress");
    }

    @Test
    void anAnswerThatWasLostMakesNoSecondRecord() throws Exception {
        executing("d-1");
        deliver();
        Files.delete(folder.resolve("github-records.json"));

        deliver();

        assertThat(room.records()).containsExactly("production " + COMMIT + ": in_progress");
    }

    @Test
    void whatIsNotInUseAnyMoreIsNotSaidAgainToHaveSucceeded() throws Exception {
        executing("d-1");
        completed("d-1", ReasonCode.OK);
        deliver();
        room.job(COMMIT, "production", 47110, "success");
        Files.delete(folder.resolve("github-records.json"));

        deliver();

        assertThat(room.records().get(0)).isEqualTo("production " + COMMIT + ": success, inactive");
    }

    @Test
    void aSuccessIsNotToldAfterThatOfALaterRecord() throws Exception {
        executing("d-1");
        deliver();
        room.job(COMMIT, "production", 47110, "success");
        completed("d-1", ReasonCode.OK);

        assertThat(deliver().detail())
                .isEqualTo("record 100 of production: its success is not told, as a later one has succeeded");
        assertThat(room.records().get(0)).isEqualTo("production " + COMMIT + ": in_progress");
    }

    @Test
    void aLaterSuccessOfAnotherProjectOvertakesNothing() throws Exception {
        executing("d-1");
        deliver();
        Deployments deployments = github().deployments();
        GithubAnswer<DeploymentRecord> other =
                deployments.begin(GithubScene.REPOSITORY, COMMIT, "production", "edu:other", "by hand");
        RecordSaying saying = new RecordSaying(RecordSaying.State.SUCCESS, "", Optional.empty(), Optional.empty());
        deployments.say(
                GithubScene.REPOSITORY,
                ((Found<DeploymentRecord>) other).value().id(),
                saying);
        completed("d-1", ReasonCode.OK);

        assertThat(deliver().detail()).isEqualTo("record 100 of production: success");
    }

    @Test
    void aRecordThatAnEarlierVersionMadeIsFoundAgain() throws Exception {
        github().deployments().begin(GithubScene.REPOSITORY, COMMIT, "production", "edu:app", "paws360-deploy d-1");
        github().deployments().begin(GithubScene.REPOSITORY, COMMIT, "production", "edu:app", "paws360-deploy d-10");
        executing("d-1");

        assertThat(deliver().detail()).isEqualTo("record 100 of production: in_progress");
        assertThat(room.records()).hasSize(2);
    }

    @Test
    void theNameOfAProjectIsCutWhereGithubWouldRefuseIt() throws Exception {
        String project = "edu." + "x".repeat(200) + ":app";
        Destination where = new Destination(project, "production");
        started("d-1", project, Optional.of("4711"));
        write("d-1", new ExecutionStarted(RunnerRole.PRIMARY, "local", "./deploy"));

        new GithubRecordSink(github(), place(), RecordPolicy.AUTO, where, folder).deliver(journal);
        new GithubRecordSink(github(), place(), RecordPolicy.AUTO, where, folder).deliver(journal);

        assertThat(room.records()).hasSize(1);
        assertThat(room.posted().get(0).path("description").stringValue())
                .startsWith("paws360-deploy d-1 of edu.xxx")
                .endsWith("…")
                .hasSize(140);
        assertThat(room.posted().get(0).path("payload").path("project").stringValue())
                .isEqualTo(project);
    }

    @Test
    void aSuccessIsToldWhileALaterRecordWaits() throws Exception {
        executing("d-1");
        deliver();
        room.job(COMMIT, "production", 47110, "queued");
        completed("d-1", ReasonCode.OK);

        deliver();

        assertThat(room.records().get(0)).isEqualTo("production " + COMMIT + ": in_progress, success");
    }

    @Test
    void whatCouldNotBeToldIsToldByTheNextRun() throws Exception {
        executing("d-1");
        deliver();
        completed("d-1", ReasonCode.OK);
        server.next(StandIn.answering(502, ""));
        assertThatThrownBy(this::deliver).isInstanceOf(IOException.class).hasMessageContaining("HTTP 502");
        started("d-2", "edu:app", Optional.of("4712"));
        completed("d-2", ReasonCode.APPROVAL_MISSING);

        assertThat(deliver().detail()).isEqualTo("record 100 of production: success");
        assertThat(deliver().detail()).isEqualTo("nothing to record: nothing was changed");
        assertThat(room.records()).containsExactly("production " + COMMIT + ": in_progress, success");
    }

    @Test
    void whatWasThereBeforeTheFirstTimeIsNotTold() throws Exception {
        executing("d-1");
        completed("d-1", ReasonCode.OK);
        executing("d-2");

        deliver();

        assertThat(room.posted().get(0).path("description").stringValue()).isEqualTo("paws360-deploy d-2 of edu:app");
        assertThat(room.records()).hasSize(1);
    }

    @Test
    void withoutTheRightItIsToldAndNotTriedAgain() throws Exception {
        server.deny("deployments=write");
        server.grant("deployments=read");
        executing("d-1");
        completed("d-1", ReasonCode.OK);

        assertThat(deliver().detail()).isEqualTo("not recorded: " + NOT_ALLOWED);
        assertThat(deliver().detail()).isEqualTo("nothing to record: nothing was changed");
    }

    @Test
    void withoutTheRightItIsAFailureWhereAllAreToBeRecordedButToldAtTheEndOnly() throws Exception {
        server.deny("deployments=write");
        server.grant("deployments=read");
        executing("d-1");
        sink(RecordPolicy.ON).deliver(journal);
        completed("d-1", ReasonCode.OK);

        assertThatThrownBy(() -> sink(RecordPolicy.ON).deliver(journal)).hasMessage(NOT_ALLOWED);
    }

    @Test
    void aDescriptionThatIsTooLongIsCutOff() throws Exception {
        executing("d-1");
        write(
                "d-1",
                new DeploymentCompleted(new Verdict(
                        Verdict.Outcome.FAILED,
                        ReasonCode.GATE_FAILED,
                        "\uD83D\uDCA5".repeat(200),
                        "do",
                        Duration.ZERO)));

        deliver();

        String said = room.posted().get(1).path("description").stringValue();
        assertThat(said.codePoints()).hasSize(140);
        assertThat(said).startsWith("gate_failed: ").endsWith("…");
    }
}
