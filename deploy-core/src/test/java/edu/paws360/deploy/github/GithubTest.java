package edu.paws360.deploy.github;

import static edu.paws360.deploy.testbed.StandIn.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import edu.paws360.deploy.github.GithubAnswer.Absent;
import edu.paws360.deploy.github.GithubAnswer.Forbidden;
import edu.paws360.deploy.github.GithubAnswer.Found;
import edu.paws360.deploy.secret.Secret;
import edu.paws360.deploy.testbed.GithubApi;
import edu.paws360.deploy.testbed.GithubScene;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.StandIn.Mood;
import edu.paws360.deploy.testbed.StrictGithub;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Needs(GithubApi.class)
class GithubTest {
    private static final String TOKEN = "ghs_geheim0123456789";
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final RunReference RUN = new RunReference(GithubScene.REPOSITORY, GithubScene.RUN, 1);

    private final StrictGithub server = new StrictGithub(TOKEN);
    private final Github github = Github.at(server.api(), new Secret("GITHUB_TOKEN", TOKEN), System::nanoTime);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_run_is_told_with_who_started_it_and_when() throws Exception {
        server.scene().started(COMMIT, "ada", NOON).startedAgain(1, "grace");

        assertThat(found(github.runs().run(RUN)))
                .isEqualTo(new WorkflowRun(
                        GithubScene.RUN,
                        "paws360/shop",
                        1,
                        COMMIT,
                        "in_progress",
                        Optional.empty(),
                        Optional.of(user("ada")),
                        Optional.of(user("grace")),
                        NOON,
                        Optional.of("main"),
                        "push",
                        5,
                        NOON,
                        Optional.of(URI.create("https://github.example.org/paws360/shop/actions/runs/4711"))));
    }

    @Test
    void an_environment_tells_who_may_approve() throws Exception {
        server.scene().requires("grace").requiresTeam("sre").adminsMayBypass();

        assertThat(found(github.environments().rules("paws360/shop", "production")))
                .isEqualTo(new EnvironmentRules(
                        "production",
                        List.of(new Reviewer.Person(user("grace")), new Reviewer.Team("sre")),
                        Optional.of(true),
                        Optional.of(true)));
    }

    @Test
    void the_name_of_an_environment_may_hold_what_has_a_meaning_in_addresses() throws Exception {
        server.scene().environment("eu/pro duction").requires("grace");

        assertThat(found(github.environments().rules("paws360/shop", "eu/pro duction"))
                        .name())
                .isEqualTo("eu/pro duction");
    }

    @Test
    void reviews_and_what_is_pending_name_their_environment() throws Exception {
        server.scene().requires("grace").review("approved", "grace", "go").waiting();

        assertThat(found(github.runs().reviews(RUN)))
                .containsExactly(new DeploymentReview(
                        List.of("production"), DeploymentReview.State.APPROVED, user("grace"), "go"));
        assertThat(found(github.runs().pending(RUN))).containsExactly(new PendingReview("production"));
    }

    @Test
    void a_job_that_waits_has_not_started_whatever_GitHub_fills_in() throws Exception {
        server.scene()
                .job("build", "completed", NOON, NOON.plusSeconds(9))
                .job("deploy", "waiting", NOON.plusSeconds(99), NOON.plusSeconds(99));

        assertThat(found(github.runs().jobs(RUN)))
                .containsExactly(
                        new WorkflowJob(
                                9,
                                "build",
                                "completed",
                                Optional.of("success"),
                                NOON,
                                Optional.of(NOON.plusSeconds(9)),
                                Optional.of("runner-1")),
                        new WorkflowJob(
                                9,
                                "deploy",
                                "waiting",
                                Optional.empty(),
                                NOON.plusSeconds(99),
                                Optional.empty(),
                                Optional.of("runner-1")));
    }

    @Test
    void a_team_tells_its_members_to_whom_may_ask() throws Exception {
        server.scene().requiresTeam("sre", "grace");
        Reviewer.Team sre = new Reviewer.Team("sre");

        assertThat(github.teams().isMember("paws360", sre, "grace"))
                .isEqualTo(new Forbidden<>(
                        "GET /api/v3/orgs/paws360/teams/sre/memberships/grace: HTTP 403 \"Resource not accessible by"
                                + " integration\"",
                        Optional.of("members=read")));

        server.grant("members=read");
        assertThat(found(github.teams().isMember("paws360", sre, "grace"))).isTrue();
        assertThat(github.teams().isMember("paws360", sre, "mallory")).isInstanceOf(Absent.class);
    }

    @Test
    void a_team_may_be_one_of_the_enterprise() throws Exception {
        server.grant("members=read");
        server.scene().requiresTeam("ent:sre", "grace");
        Reviewer.Team sre = new Reviewer.Team("ent:sre");

        assertThat(found(github.environments().rules("paws360/shop", "production"))
                        .reviewers())
                .containsExactly(sre);
        assertThat(found(github.teams().isMember("paws360", sre, "grace"))).isTrue();
    }

    @Test
    void what_the_token_lacks_is_named() throws Exception {
        server.deny("actions=read");

        assertThat(github.runs().reviews(RUN))
                .isEqualTo(new Forbidden<>(
                        "GET /api/v3/repos/paws360/shop/actions/runs/4711/approvals: HTTP 403 \"Resource not accessible by"
                                + " integration\"",
                        Optional.of("actions=read")));
        assertThat(Github.at(server.api(), new Secret("GITHUB_TOKEN", "ghs_other"), System::nanoTime)
                        .runs()
                        .run(RUN))
                .isEqualTo(new Forbidden<>(
                        "GET /api/v3/repos/paws360/shop/actions/runs/4711: HTTP 401 \"Bad credentials\"",
                        Optional.empty()));
    }

    @Test
    void what_is_not_there_is_absent() throws Exception {
        assertThat(github.environments().rules("paws360/shop", "staging"))
                .isEqualTo(new Absent<>("GET /api/v3/repos/paws360/shop/environments/staging: HTTP 404 \"Not Found\""));
    }

    @Test
    void an_answer_that_is_still_the_same_is_not_sent_again() throws Exception {
        server.scene().review("approved", "grace", "go");
        GithubAnswer<List<DeploymentReview>> first = github.runs().reviews(RUN);
        GithubAnswer<List<DeploymentReview>> second = github.once().runs().reviews(RUN);
        server.scene().review("rejected", "grace", "no");

        assertThat(found(second)).isEqualTo(found(first)).hasSize(1);
        assertThat(found(github.runs().reviews(RUN))).hasSize(2);
        assertThat(server.requests())
                .extracting(request -> request.header("If-None-Match") == null)
                .containsExactly(true, false, false);
    }

    @Test
    void an_answer_counts_as_the_same_as_when_it_was_asked_for_whatever_is_forgotten_meanwhile() throws Exception {
        server.scene().review("approved", "grace", "go");
        GithubAnswer<List<DeploymentReview>> first = github.runs().reviews(RUN);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch othersAsked = new CountDownLatch(1);
        Mood late = server.after(othersAsked);
        server.next((request, exchange) -> {
            asked.countDown();
            late.take(request, exchange);
        });
        FutureTask<GithubAnswer<List<DeploymentReview>>> second =
                new FutureTask<>(() -> github.runs().reviews(RUN));
        new Thread(second, "second").start();
        assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

        for (int run = 1; run <= 40; run++) {
            askOfAnother(run);
        }
        othersAsked.countDown();

        assertThat(found(second.get(30, TimeUnit.SECONDS)))
                .isEqualTo(found(first))
                .hasSize(1);
        assertThat(server.requests().get(1).header("If-None-Match")).isNotNull();
    }

    @Test
    void what_is_asked_again_and_again_is_not_forgotten_for_what_was_asked_once() throws Exception {
        server.scene().review("approved", "grace", "go");
        for (int run = 1; run <= 40; run++) {
            assertThat(found(github.runs().reviews(RUN))).hasSize(1);
            askOfAnother(run);
        }

        assertThat(server.requests())
                .filteredOn(request -> request.target().contains("/4711/"))
                .hasSize(40)
                .filteredOn(request -> request.header("If-None-Match") == null)
                .hasSize(1);
    }

    @Test
    void the_token_is_in_no_text() {
        assertThat(github.toString()).isEqualTo("Github[" + server.api() + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://github.example.org/api/v3",
                "http://localhost/api/v3",
                "http://127.0.0.1.example.org/",
                "https://u:p@github.example.org",
                "https://github.example.org/?x=1",
                "ftp://github.example.org",
                "mailto:x"
            })
    void the_token_goes_nowhere_but_over_https_or_to_this_machine(String api) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Github.at(URI.create(api), new Secret("GITHUB_TOKEN", TOKEN), System::nanoTime))
                .withMessageStartingWith("GITHUB_API_URL is not an https URL without user, password and query");
    }

    @Test
    void the_run_is_the_one_of_the_job() {
        assertThat(RunReference.in(server.variables())).contains(RUN);
        assertThat(RunReference.in(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GITHUB_REPOSITORY,",
        "GITHUB_REPOSITORY,shop",
        "GITHUB_REPOSITORY,paws360/shop/x",
        "GITHUB_REPOSITORY,paws360/..",
        "GITHUB_REPOSITORY,../shop",
        "GITHUB_RUN_ID,0",
        "GITHUB_RUN_ID,47/11",
        "GITHUB_RUN_ATTEMPT,-1",
        "GITHUB_RUN_ATTEMPT,1?x=2"
    })
    void variables_that_GitHub_would_not_set_name_no_run(String name, String value) {
        Map<String, String> variables = server.variables();
        variables.put(name, value == null ? "" : value);

        assertThat(RunReference.in(variables)).isEmpty();
    }

    private void askOfAnother(long run) throws InterruptedException {
        Map<String, String> headers =
                Map.of("Content-Type", "application/json; charset=utf-8", "ETag", "\"" + run + '"');
        server.next(answering(200, "[]", headers));
        assertThat(found(github.runs().reviews(new RunReference(GithubScene.REPOSITORY, run, 1))))
                .isEmpty();
    }

    private static GithubUser user(String login) {
        return new GithubUser(GithubScene.id(login), login, false);
    }

    private static <T> T found(GithubAnswer<T> answer) {
        assertThat(answer).isInstanceOf(Found.class);
        return ((Found<T>) answer).value();
    }
}
