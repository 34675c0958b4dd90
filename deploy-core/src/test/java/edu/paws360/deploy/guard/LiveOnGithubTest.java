package edu.paws360.deploy.guard;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.github.DeploymentRecord;
import edu.paws360.deploy.github.Deployments;
import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.github.GithubAnswer;
import edu.paws360.deploy.github.GithubAnswer.Found;
import edu.paws360.deploy.github.RecordSaying;
import edu.paws360.deploy.github.RecordSaying.State;
import edu.paws360.deploy.queue.LiveCommit;
import edu.paws360.deploy.testbed.DeploymentsRoom;
import edu.paws360.deploy.testbed.GithubApi;
import edu.paws360.deploy.testbed.GithubScene;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.StrictGithub;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Needs(GithubApi.class)
class LiveOnGithubTest {
    private static final String TOKEN = "ghs_geheim0123456789";
    private static final String APP = "edu:app";
    private static final String OLD = "0123456789abcdef0123456789abcdef01234567";
    private static final String NEW = "89abcdef0123456789abcdef0123456789abcdef";

    private final DeploymentsRoom room = new DeploymentsRoom();
    private final StrictGithub server = new StrictGithub(TOKEN).with(room);

    LiveOnGithubTest() {
        server.grant("deployments=read");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private LiveAnswer ask() throws InterruptedException {
        return ask(Map.of());
    }

    private LiveAnswer ask(Map<String, String> more) throws InterruptedException {
        Map<String, String> variables = new HashMap<>(server.variables());
        variables.putAll(more);
        return LiveOnGithub.in(new GithubAccess(variables, Optional.empty()), GithubScene.ENVIRONMENT, APP)
                .orElseThrow()
                .ask();
    }

    private String live() throws InterruptedException {
        LiveCommit live = ((LiveAnswer.Known) ask()).live();
        return live.commit() + " by " + live.deployment();
    }

    @Test
    void nothingIsKnownOfAnEnvironmentWithoutRecords() throws Exception {
        room.job(OLD, "staging", 1, "success");

        assertThat(ask()).isEqualTo(new LiveAnswer.Nothing());
    }

    @Test
    void theLastSuccessIsLive() throws Exception {
        room.job(OLD, "production", 1, "in_progress", "success");
        room.job(NEW, "production", 2, "in_progress", "success");
        room.job(OLD, "production", 3, "in_progress", "failure");
        room.job(OLD, "production", 4, "queued");

        assertThat(live()).isEqualTo(NEW + " by record 101");
    }

    @Test
    void whatIsSaidOfAnotherProjectTellsNothingOfThisOne() throws Exception {
        server.grant("deployments=write");
        Deployments deployments = new GithubAccess(server.variables(), Optional.empty())
                .api()
                .orElseThrow()
                .deployments();
        for (String project : List.of(APP, "edu:other")) {
            String commit = project.equals(APP) ? OLD : NEW;
            GithubAnswer<DeploymentRecord> made =
                    deployments.begin(GithubScene.REPOSITORY, commit, "production", project, "by hand");
            RecordSaying saying = new RecordSaying(State.SUCCESS, "", Optional.empty(), Optional.empty());
            deployments.say(
                    GithubScene.REPOSITORY,
                    ((Found<DeploymentRecord>) made).value().id(),
                    saying);
        }

        assertThat(live()).isEqualTo(OLD + " by record 100");
    }

    @Test
    void whatWasMadeEarlierButSucceededLaterIsLive() throws Exception {
        long waiting = room.job(OLD, "production", 1, "queued");
        room.job(NEW, "production", 2, "success");
        room.jobSays(waiting, 1, "success");

        assertThat(live()).isEqualTo(OLD + " by record 100");
    }

    @Test
    void whatHasFailedAfterItSucceededIsNotLive() throws Exception {
        room.job(NEW, "production", 2, "success", "error");

        assertThat(ask()).isEqualTo(new LiveAnswer.Nothing());
    }

    @Test
    void whatAnApprovalOfOurRunHasMadeInactiveIsLive() throws Exception {
        long approval = room.job(OLD, "production", GithubScene.RUN, "queued");
        room.job(NEW, "production", 2, "success");
        room.jobSays(approval, GithubScene.RUN, "success");

        assertThat(room.records())
                .containsExactly(
                        "production " + OLD + ": queued, success", "production " + NEW + ": success, inactive");
        assertThat(live()).isEqualTo(NEW + " by record 101");
    }

    @Test
    void whatIsInactiveWithoutAnEndIsNoAnswer() throws Exception {
        room.job(OLD, "production", 1, "inactive");
        room.job(NEW, "production", 2, "failure");

        assertThat(ask())
                .isEqualTo(new LiveAnswer.Unreadable(
                        "GitHub tells of record 100 of production that it is inactive, but not whether it has succeeded",
                        "Look at the repository's deployments for what is live."));
    }

    @Test
    void whatAnotherJobOfTheSameRunHasRecordedDeployedNothing() throws Exception {
        room.job(OLD, "production", 1, "success");
        room.job(NEW, "production", GithubScene.RUN, "success");

        assertThat(live()).isEqualTo(OLD + " by record 100");
    }

    @Test
    void severalFailuresDoNotHideTheSuccessBehindThem() throws Exception {
        room.job(OLD, "production", 1, "success");
        for (int run = 2; run < 15; run++) {
            room.job(NEW, "production", run, "failure");
        }

        assertThat(live()).isEqualTo(OLD + " by record 100");
    }

    @Test
    void whereNoneOfManyHasSucceededNothingIsKnown() throws Exception {
        for (int run = 1; run <= 31; run++) {
            room.job(NEW, "production", run, "failure");
        }

        assertThat(ask())
                .isEqualTo(new LiveAnswer.Unreadable(
                        "none of the newest 30 deployments to production on GitHub has succeeded",
                        "Look at the repository's deployments for what is live."));
    }

    @Test
    void aTokenWithoutTheRightIsToldWhichOneItLacks() throws Exception {
        server.deny("deployments=read");

        assertThat(ask())
                .isEqualTo(new LiveAnswer.Refused(
                        "GitHub may not be asked: GET /api/v3/repos/paws360/shop/deployments: HTTP 403"
                                + " \"Resource not accessible by integration\"",
                        "The token lacks deployments=read: add it to the job's permissions."));
    }

    @Test
    void aTokenThatIsNoneIsNoAnswer() throws Exception {
        assertThat(ask(Map.of("GITHUB_TOKEN", "ghs_another")))
                .isEqualTo(
                        new LiveAnswer.Unreadable(
                                "GET /api/v3/repos/paws360/shop/deployments: HTTP 401 \"Bad credentials\"",
                                "See that the token (deploy.github.token, or else GITHUB_TOKEN) is valid and has deployments=read."));
    }

    @Test
    void aRepositoryThatIsNotThereIsNoAnswer() throws Exception {
        assertThat(ask(Map.of("GITHUB_REPOSITORY", "paws360/another")))
                .isInstanceOf(LiveAnswer.Unreadable.class)
                .extracting(answer -> ((LiveAnswer.Unreadable) answer).seen())
                .isEqualTo("GET /api/v3/repos/paws360/another/deployments: HTTP 404 \"Not Found\"");
    }

    @Test
    void anAddressThatIsNoneIsNoAnswer() throws Exception {
        assertThat(ask(Map.of("GITHUB_API_URL", "http://elsewhere.example.org")))
                .isInstanceOf(LiveAnswer.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GITHUB_RUN_ID", "GITHUB_TOKEN"})
    void withoutARunOrATokenGithubIsNotAsked(String missing) {
        Map<String, String> variables = server.variables();
        variables.remove(missing);

        assertThat(LiveOnGithub.in(new GithubAccess(variables, Optional.empty()), "production", APP))
                .isEmpty();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void namesTheTokenThatItTakes() {
        GithubAccess access = new GithubAccess(server.variables(), Optional.empty());

        assertThat(LiveOnGithub.in(access, "production", APP).orElseThrow().secretNames())
                .containsExactly("GITHUB_TOKEN");
    }
}
