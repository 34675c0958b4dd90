package edu.paws360.deploy.guard;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.event.ApprovalDecided;
import edu.paws360.deploy.event.ApprovalDecided.Decision;
import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.guard.GithubReviews.Doubtful;
import edu.paws360.deploy.secret.Secret;
import edu.paws360.deploy.testbed.GithubApi;
import edu.paws360.deploy.testbed.GithubScene;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.StandIn;
import edu.paws360.deploy.testbed.StandIn.Mood;
import edu.paws360.deploy.testbed.StrictGithub;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Needs(GithubApi.class)
class GithubApprovalTest {
    private static final String TOKEN = "ghs_geheim0123456789";
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final String PAGE = "https://github.example.org/paws360/shop/actions/runs/4711";
    private static final ApprovalRequest REQUEST =
            new ApprovalRequest("edu.paws360:shop", "production", "main", COMMIT);
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final Duration HOUR = Duration.ofHours(1);

    private final StrictGithub server = new StrictGithub(TOKEN);
    private final GithubScene scene = server.scene();
    private final Map<String, String> variables = server.variables();
    private final VirtualTime time = new VirtualTime();
    private final List<String> told = new ArrayList<>();
    private final Instant now = Instant.now();
    private Doubtful doubtful = Doubtful.REFUSE;
    private Duration limit = Approval.DEFAULT_LIMIT;

    @BeforeEach
    void adaStartsARun() {
        scene.started(COMMIT, "ada", now.minus(HOUR))
                .requires("grace")
                .job("deploy", "in_progress", now.minusSeconds(1_300), now.minusSeconds(100));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private ApprovalDecided ask() throws InterruptedException {
        GithubReviews reviews = new GithubReviews(
                new GithubAccess(variables, Optional.empty(), time::nanos), Optional.empty(), doubtful);
        ApprovalListener listener = new ApprovalListener() {
            @Override
            public void waiting(String line) {
                told.add(line);
            }

            @Override
            public void warning(String line) {
                told.add(time.now() + " " + line);
            }
        };
        return new GithubApproval(limit, reviews, listener, time).ask(REQUEST);
    }

    private void undecided(String comment) throws InterruptedException {
        ApprovalDecided decided = ask();
        assertThat(decided.comment()).isEqualTo(comment);
        assertThat(decided.decision()).isEqualTo(Decision.UNDECIDED);
        assertThat(decided.decidedBy()).isEqualTo("nobody");
    }

    @Test
    void a_review_that_is_there_counts_at_once() throws Exception {
        scene.review("approved", "grace", "go\n\u001b[2Jahead");

        assertThat(ask())
                .isEqualTo(new ApprovalDecided(
                        "github", Decision.APPROVED, "grace", "go??[2Jahead", Duration.ofMinutes(20)));
        assertThat(time.now()).isZero();
        assertThat(server.asked())
                .containsExactly(
                        "GET actions/runs/4711",
                        "GET environments/production",
                        "GET actions/runs/4711/approvals",
                        "GET actions/runs/4711/pending_deployments",
                        "GET actions/runs/4711/attempts/1/jobs?per_page=100");
        assertThat(told).isEmpty();
    }

    @Test
    void one_no_is_enough() throws Exception {
        scene.review("approved", "grace", "go").review("rejected", "hopper", "not on a Friday");

        assertThat(ask())
                .isEqualTo(
                        new ApprovalDecided("github", Decision.REJECTED, "hopper", "not on a Friday", Duration.ZERO));
    }

    @Test
    void a_review_of_another_environment_says_nothing() throws Exception {
        scene.environment("staging").review("approved", "grace", "go").environment("production");

        undecided(
                "Nobody reviewed environment production in run 4711 of paws360/shop, and no job of it waits for a review"
                        + " (an administrator's bypass is none). Give the job that deploys environment: production, then start a"
                        + " new run.");
        assertThat(time.now()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void a_review_that_is_shown_a_little_late_counts() throws Exception {
        time.at(Duration.ofSeconds(7), () -> scene.review("approved", "grace", ""));

        assertThat(ask().decision()).isEqualTo(Decision.APPROVED);
    }

    @Test
    void an_environment_without_required_reviewers_approves_nothing() throws Exception {
        try (StrictGithub open = new StrictGithub(TOKEN)) {
            open.scene().started(COMMIT, "ada", now).review("approved", "grace", "go");
            variables.put("GITHUB_API_URL", open.api().toString());

            undecided(
                    "Environment production of paws360/shop has no required reviewers, so nobody approves anything. Add"
                            + " them in the repository's settings under Environments, or set deploy.approval.type=none if nobody"
                            + " has to be asked.");
        }
    }

    @Test
    void outside_of_GitHub_Actions_nobody_is_asked() throws Exception {
        variables.remove("GITHUB_RUN_ID");

        undecided(
                "deploy.approval.type is github, but this is no job of GitHub Actions: GITHUB_REPOSITORY, GITHUB_RUN_ID"
                        + " and GITHUB_RUN_ATTEMPT name no run whose reviews could be read. Deploy by a workflow whose job has"
                        + " environment: production, or set deploy.approval.type=prompt to be asked on the terminal, or"
                        + " deploy.approval.type=none if nobody has to be asked here.");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void without_a_token_nobody_is_asked() throws Exception {
        variables.remove("GITHUB_TOKEN");

        undecided(
                "Without a token nobody can read who reviewed environment production on GitHub. Give the step env:"
                        + " GITHUB_TOKEN: ${{ github.token }} and the job permissions: actions: read, or set deploy.github.token.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://github.example.org", ":::", "https://u:p@github.example.org"})
    void an_address_that_the_token_must_not_go_to_is_refused(String api) throws Exception {
        variables.put("GITHUB_API_URL", api);

        assertThat(ask().comment()).startsWith("GITHUB_API_URL is not ").doesNotContain("u:p");
    }

    @Test
    void a_run_that_is_not_ours_proves_nothing() throws Exception {
        scene.review("approved", "grace", "go");

        variables.put("GITHUB_RUN_ATTEMPT", "2");
        undecided(
                "Asked for attempt 2 of run 4711 of paws360/shop, GitHub told of attempt 1 of run 4711 of paws360/shop."
                        + " Leave GITHUB_REPOSITORY, GITHUB_RUN_ID and GITHUB_RUN_ATTEMPT as the CI sets them.");

        variables.put("GITHUB_RUN_ATTEMPT", "1");
        scene.run("id", 4712L);
        assertThat(ask().comment()).contains("GitHub told of attempt 1 of run 4712 of paws360/shop.");
        scene.run("id", 4711L).inRepository("mallory/shop");
        assertThat(ask().comment()).contains("GitHub told of attempt 1 of run 4711 of mallory/shop.");
        scene.inRepository("Paws360/Shop");
        assertThat(ask().decision()).isEqualTo(Decision.APPROVED);

        scene.run("status", "completed");
        undecided(
                "run 4711 of paws360/shop has ended, so it is not the one that deploys here. Leave GITHUB_RUN_ID as the"
                        + " CI sets it.");

        String other = "f".repeat(40);
        scene.run("status", "in_progress").run("head_sha", other);
        undecided("run 4711 of paws360/shop is of commit " + other + ", so what was approved there is not commit "
                + COMMIT + ". Check out the commit that the run is of.");
    }

    @Test
    void the_rules_of_another_environment_prove_nothing() throws Exception {
        scene.environment("staging").review("approved", "grace", "go");
        String staging = "{\"name\":\"staging\",\"protection_rules\":[{\"type\":\"required_reviewers\",\"reviewers\":["
                + "{\"type\":\"User\",\"reviewer\":{\"login\":\"grace\",\"id\":" + GithubScene.id("grace") + "}}]}]}";
        server.next(usual(), StandIn.answering(200, staging, JSON));

        undecided("GET /api/v3/repos/paws360/shop/environments/production: name is not the environment that was asked"
                + " for. See that GITHUB_API_URL and GITHUB_REPOSITORY are right.");
    }

    @Test
    void upper_and_lower_case_of_an_environment_are_the_same() throws Exception {
        scene.environment("Production").waiting();
        time.at(HOUR, () -> scene.review("approved", "grace", "go"));

        assertThat(ask().decision()).isEqualTo(Decision.APPROVED);
        assertThat(told).singleElement().asString().startsWith("Environment Production waits for a review");
    }

    @Test
    void a_review_of_two_environments_is_one_of_each() throws Exception {
        scene.reviewWith("staging", "approved", "grace");
        assertThat(ask().decision()).isEqualTo(Decision.APPROVED);

        scene.reviewWith("staging", "rejected", "grace");
        assertThat(ask().decision()).isEqualTo(Decision.REJECTED);
    }

    @Test
    void where_GitHub_does_not_tell_who_started_the_run_it_may_have_been_whoever_approved() throws Exception {
        scene.review("approved", "grace", "go").forgetActor();

        undecided("grace approved, but GitHub does not tell who started this run. Let a required reviewer who did not"
                + " start it approve a new run, or set deploy.approval.doubtful=record to go on and have it recorded.");
    }

    @ParameterizedTest
    @CsvSource({"helper[bot],User", "helper,Bot"})
    void a_program_never_approves(String login, String type) throws Exception {
        doubtful = Doubtful.RECORD;
        scene.requires(login).approvedByProgram(login, type);

        undecided(login + " approved, but is a program. Let a required reviewer approve a new run.");

        scene.review("approved", "grace", "go");
        assertThat(ask().decidedBy()).isEqualTo("grace");
    }

    @Test
    void who_started_the_run_cannot_approve_it() throws Exception {
        scene.requires("ada").review("approved", "ada", "mine");
        undecided(
                "ada approved, but started this run too. Let a required reviewer who did not start it approve a new run,"
                        + " or set deploy.approval.doubtful=record to go on and have it recorded.");

        scene.startedAgain(1, "grace").review("approved", "grace", "mine now");
        assertThat(ask().decision()).isEqualTo(Decision.UNDECIDED);

        scene.startedAgain(1, "ada");
        assertThat(ask().decidedBy()).isEqualTo("grace");
    }

    @Test
    void a_doubtful_approval_can_be_recorded_with_its_doubt() throws Exception {
        doubtful = Doubtful.RECORD;
        scene.review("approved", "ada", "mine");

        ApprovalDecided decided = ask();
        assertThat(decided.decision()).isEqualTo(Decision.APPROVED);
        assertThat(decided.decidedBy()).isEqualTo("ada");
        assertThat(decided.comment()).isEqualTo("mine [doubtful: ada approved, but started this run too]");
        assertThat(told)
                .containsExactly(
                        "PT0S ada approved, but started this run too; deploy.approval.doubtful=record lets it count.");
    }

    @Test
    void who_is_no_required_reviewer_approves_nothing_not_even_under_the_name_of_one() throws Exception {
        scene.review("approved", "mallory", "go").reviewByNamesake("grace");

        assertThat(ask().comment())
                .startsWith("grace approved, but is not among the required reviewers of environment production. Let a");
    }

    @Test
    void a_member_of_a_team_approves_where_the_token_may_read_teams() throws Exception {
        server.grant("members=read");
        scene.requiresTeam("dev", "ken").requiresTeam("sre", "linus").adminsMayBypass();

        scene.review("approved", "mallory", "");
        assertThat(ask().decision()).isEqualTo(Decision.UNDECIDED);
        scene.review("approved", "linus", "");
        assertThat(ask().decidedBy()).isEqualTo("linus");
    }

    @Test
    void who_has_not_accepted_to_be_in_a_team_is_not_in_it() throws Exception {
        server.grant("members=read");
        scene.requiresTeam("sre").invited("sre", "linus").review("approved", "linus", "");

        assertThat(ask().comment())
                .startsWith("linus approved, but is not among the required reviewers of environment production. Let a");
    }

    @Test
    void what_is_no_answer_about_a_team_is_no_approval() throws Exception {
        scene.requiresTeam("sre").review("approved", "linus", "");
        server.next(usual(), usual(), usual(), usual(), StandIn.answering(200, "{}", JSON));

        assertThat(ask().comment())
                .startsWith("GET /api/v3/orgs/paws360/teams/sre/memberships/linus: state is not a text. See that");
    }

    @Test
    void where_teams_cannot_be_read_GitHubs_word_is_enough_if_nobody_may_bypass_it() throws Exception {
        scene.requiresTeam("sre", "linus").review("approved", "linus", "");
        assertThat(ask().decidedBy()).isEqualTo("linus");

        scene.adminsMayBypass();
        assertThat(ask().comment())
                .startsWith(
                        "linus approved, but is not known to be in a team that is a required reviewer of environment"
                                + " production (GET /api/v3/orgs/paws360/teams/sre/memberships/linus: HTTP 403 \"Resource not"
                                + " accessible by integration\", the token lacks members=read), and administrators may bypass its"
                                + " reviews. Let a required reviewer");
    }

    @Test
    void a_token_that_may_not_read_the_run_decides_nothing() throws Exception {
        server.deny("actions=read");

        undecided(
                "GET /api/v3/repos/paws360/shop/actions/runs/4711: HTTP 403 \"Resource not accessible by integration\"."
                        + " The token lacks actions=read: add it to the job's permissions.");
    }

    @Test
    void a_wait_tells_where_to_approve_and_goes_on_when_somebody_does() throws Exception {
        scene.requiresTeam("sre")
                .job("approve", "waiting", now.minusSeconds(3_630), now)
                .waiting();
        time.at(Duration.ofMinutes(90), () -> scene.review("approved", "grace", "go"));

        ApprovalDecided decided = ask();
        assertThat(decided.decision()).isEqualTo(Decision.APPROVED);
        assertThat(decided.waited()).isCloseTo(Duration.ofMinutes(150).plusSeconds(30), Duration.ofSeconds(29));
        assertThat(time.now()).isEqualTo(Duration.ofMinutes(90));
        assertThat(told)
                .containsExactly("Environment production waits for a review by grace, team sre at " + PAGE
                        + ", for 2 h 59 min at most.");
    }

    @Test
    void four_hours_are_waited_for_with_a_warning_and_nothing_but_questions_is_sent() throws Exception {
        scene.waiting();

        assertThat(ask())
                .isEqualTo(new ApprovalDecided(
                        "github",
                        Decision.TIMED_OUT,
                        "nobody",
                        "Nobody approved within 4 h (deploy.approval.timeout). Cancel what still waits in this run on"
                                + " GitHub, and start a new run when somebody is there to approve it.",
                        Duration.ofHours(4)));
        assertThat(server.requests()).extracting(request -> request.method()).containsOnly("GET");
        assertThat(told)
                .containsExactly(
                        "Environment production waits for a review by grace at " + PAGE + ", for 4 h at most.",
                        "PT3H45M Nobody has approved yet; the deployment ends in 15 min.");
        assertThat(server.requests()).hasSizeLessThan(4 * 130);
    }

    @Test
    void even_where_every_look_is_redirected_an_hour_costs_300_requests_at_most() throws Exception {
        limit = HOUR;
        scene.waiting();
        String there = "/api/v3/repos/paws360/shop/actions/runs/4711/pending_deployments";
        Mood moved = StandIn.answering(301, "", Map.of("Location", there));
        // From the second look on, each question is answered by a redirect, and then as usual.
        time.at(Duration.ofSeconds(1), () -> server.everySecond(moved));

        assertThat(ask().decision()).isEqualTo(Decision.TIMED_OUT);
        assertThat(server.requests()).hasSizeBetween(200, 300);
    }

    @Test
    void what_others_have_waited_counts() throws Exception {
        scene.waiting().job("approve", "waiting", now.minus(Duration.ofHours(5)), now);

        assertThat(ask().decision()).isEqualTo(Decision.TIMED_OUT);
        assertThat(time.now()).isZero();
        assertThat(told).isEmpty();
    }

    @Test
    void what_is_waited_for_another_environment_does_not_count() throws Exception {
        limit = HOUR;
        scene.othersWait().waiting().job("stage", "waiting", now.minus(Duration.ofHours(5)), now);

        assertThat(ask().decision()).isEqualTo(Decision.TIMED_OUT);
        assertThat(time.now()).isEqualTo(HOUR);
    }

    @Test
    void a_job_that_waits_for_another_environment_says_nothing_of_how_long_a_review_took() throws Exception {
        scene.review("approved", "grace", "go")
                .othersWait()
                .job("stage", "waiting", now.minus(Duration.ofHours(5)), now);

        assertThat(ask().waited()).isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void where_the_jobs_do_not_tell_a_review_may_have_taken_as_long_as_the_run() throws Exception {
        limit = Duration.ofMinutes(30);
        scene.started(COMMIT, "ada", now.minus(HOUR).minusSeconds(20))
                .review("approved", "grace", "go")
                .forgetJobs();
        assertThat(ask().comment()).startsWith("grace approved, but that took up to 1 h, expected 30 min at most");

        scene.job("build", "completed", now.minusSeconds(9), now.minusSeconds(8))
                .job("deploy", "in_progress", now.minusSeconds(10), now.minusSeconds(100));
        assertThat(ask().decision()).isEqualTo(Decision.TIMED_OUT);
    }

    @Test
    void a_review_that_took_too_long_is_refused_when_the_job_starts() throws Exception {
        scene.review("approved", "grace", "at last")
                .job("deploy", "in_progress", now.minusSeconds(18_030), now.minusSeconds(20));

        ApprovalDecided decided = ask();
        assertThat(decided.decision()).isEqualTo(Decision.TIMED_OUT);
        assertThat(decided.comment())
                .isEqualTo(
                        "grace approved, but that took up to 5 h, expected 4 h at most (deploy.approval.timeout). Start a"
                                + " new run, and have it approved in time.");
    }

    @Test
    void in_a_later_attempt_a_review_may_be_as_old_as_the_run() throws Exception {
        variables.put("GITHUB_RUN_ATTEMPT", "2");
        scene.startedAgain(2, "ada").review("approved", "grace", "go");
        ApprovalDecided fresh = ask();
        assertThat(fresh.decision()).isEqualTo(Decision.APPROVED);
        assertThat(fresh.waited()).isCloseTo(HOUR, Duration.ofMinutes(1));

        scene.started(COMMIT, "ada", now.minus(Duration.ofHours(26)).minusSeconds(20));
        assertThat(ask().comment())
                .isEqualTo(
                        "grace approved, but GitHub does not tell in which attempt, so it may be 1 d 2 h ago, expected 4 h at"
                                + " most (deploy.approval.timeout). Start a new run, and have it approved in time.");
    }

    @Test
    void what_an_earlier_attempt_approved_does_not_count_while_this_one_waits() throws Exception {
        variables.put("GITHUB_RUN_ATTEMPT", "2");
        scene.startedAgain(2, "ada").review("approved", "grace", "go").waiting();
        time.at(HOUR, () -> scene.review("rejected", "grace", "not again"));

        assertThat(ask().decision()).isEqualTo(Decision.REJECTED);
        assertThat(time.now()).isEqualTo(HOUR);
    }

    @Test
    void what_is_approved_while_this_attempt_waits_counts_however_old_the_run_is() throws Exception {
        variables.put("GITHUB_RUN_ATTEMPT", "2");
        scene.started(COMMIT, "ada", now.minus(Duration.ofHours(26)))
                .startedAgain(2, "ada")
                .requires("linus")
                .review("rejected", "grace", "not yet")
                .review("approved", "grace", "go")
                .waiting();
        time.at(HOUR, () -> scene.review("approved", "linus", "again"));

        assertThat(ask()).isEqualTo(new ApprovalDecided("github", Decision.APPROVED, "linus", "again", HOUR));
    }

    @Test
    void an_old_review_does_not_become_a_new_one_when_nobody_waits_any_more() throws Exception {
        scene.review("approved", "grace", "go").waiting();
        time.at(HOUR, scene::waitingNoMore);

        assertThat(ask().comment()).startsWith("Nobody reviewed environment production in run 4711");
    }

    @Test
    void nobody_waiting_any_more_is_no_review() throws Exception {
        scene.waiting();
        time.at(HOUR, scene::waitingNoMore);

        assertThat(ask().comment()).startsWith("Nobody reviewed environment production in run 4711");
        assertThat(time.now()).isEqualTo(HOUR.plusSeconds(10));
    }

    @Test
    void who_may_approve_is_read_again_when_nobody_waits_any_more() throws Exception {
        scene.waiting();
        time.at(HOUR, () -> scene.requires("linus").review("approved", "linus", "go"));

        assertThat(ask().decidedBy()).isEqualTo("linus");
    }

    @Test
    void a_run_that_became_another_while_it_waited_proves_nothing() throws Exception {
        scene.waiting();
        time.at(HOUR, () -> scene.startedAgain(2, "grace").review("approved", "grace", "go"));

        assertThat(ask().comment())
                .startsWith("Asked for attempt 1 of run 4711 of paws360/shop, GitHub told of attempt 2");
    }

    @Test
    void a_rejection_of_a_later_attempt_may_be_one_of_an_earlier() throws Exception {
        variables.put("GITHUB_RUN_ATTEMPT", "2");
        scene.startedAgain(2, "ada").review("rejected", "grace", "not yet");

        assertThat(ask().comment()).isEqualTo("not yet [GitHub does not tell in which attempt; start a new run]");
    }

    @Test
    void an_endless_comment_and_an_odd_link_are_no_reason_to_refuse() throws Exception {
        scene.run("html_url", "https://user:password@github.example.org/").waiting();
        time.at(HOUR, () -> scene.review("approved", "grace", "x".repeat(20_000)));

        ApprovalDecided decided = ask();
        assertThat(decided.decision()).isEqualTo(Decision.APPROVED);
        assertThat(decided.comment()).isEqualTo("x".repeat(300) + "…");
        assertThat(told)
                .containsExactly("Environment production waits for a review by grace on GitHub, for 4 h at most.");
    }

    @Test
    void a_comment_is_one_line_of_whole_characters() throws Exception {
        scene.review("approved", "grace", "a\u202eb\u2028c\u0085d" + "x".repeat(292) + "\ud83d\ude80 go");

        assertThat(ask().comment()).isEqualTo("a?b?c?d" + "x".repeat(292) + "…");
    }

    @Test
    void what_is_no_answer_in_the_midst_of_a_wait_is_borne_like_an_outage() throws Exception {
        scene.waiting();
        time.at(HOUR, () -> server.next(StandIn.answering(404, "{}", JSON), StandIn.answering(200, "<html>")));
        time.at(HOUR.plusMinutes(20), () -> scene.review("approved", "grace", "go"));

        assertThat(ask().decision()).isEqualTo(Decision.APPROVED);
    }

    @Test
    void where_GitHub_tells_nothing_until_the_time_is_over_nothing_is_known() throws Exception {
        limit = Duration.ofMinutes(10);
        Mood limited = StandIn.answering(403, "{}", Map.of("Retry-After", "2400"));
        server.next(limited, limited);

        undecided(
                "GET /api/v3/repos/paws360/shop/actions/runs/4711: HTTP 403 (a rate limit). Start the deployment again"
                        + " when GitHub answers.");
        assertThat(time.now()).isEqualTo(limit);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void where_the_last_looks_of_a_wait_fail_nobody_is_known_to_have_approved() throws Exception {
        limit = HOUR;
        scene.waiting();
        time.at(HOUR.minusSeconds(45), () -> server.next(outage(2)));

        ApprovalDecided decided = ask();
        assertThat(decided.decision()).isEqualTo(Decision.TIMED_OUT);
        assertThat(decided.comment())
                .startsWith(
                        "Nobody is known to have approved within 1 h (deploy.approval.timeout). At last: GET /api/v3/");
    }

    @Test
    void a_time_shorter_than_a_review_may_need_to_be_shown_is_no_wait_for_a_review() throws Exception {
        limit = Duration.ofSeconds(2);

        assertThat(ask().comment()).startsWith("Nobody reviewed environment production in run 4711");
        assertThat(time.now()).isEqualTo(limit);
    }

    @Test
    void GitHub_is_left_alone_for_a_while_even_where_it_does_not_ask_for_it() throws Exception {
        scene.review("approved", "grace", "go");
        server.next(StandIn.answering(429, "{}", Map.of("Retry-After", "0")));

        assertThat(ask().decision()).isEqualTo(Decision.APPROVED);
        assertThat(time.now()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void an_outage_is_borne_for_ten_minutes() throws Exception {
        scene.waiting();
        time.at(HOUR, () -> server.next(outage(10)));
        time.at(HOUR.plusMinutes(20), () -> scene.review("approved", "grace", "go"));
        assertThat(ask().decision()).isEqualTo(Decision.APPROVED);

        scene.waiting();
        time.at(HOUR.multipliedBy(2), () -> server.next(outage(21)));
        undecided("GET /api/v3/repos/paws360/shop/actions/runs/4711/pending_deployments: HTTP 503. Start the deployment"
                + " again when GitHub answers.");
        assertThat(time.now()).isEqualTo(HOUR.multipliedBy(2).plusMinutes(10));
    }

    @Test
    void while_GitHub_is_away_each_look_asks_once() throws Exception {
        scene.review("approved", "grace", "go");
        // The first look repeats its question twice.
        server.next(outage(3 + 10));

        assertThat(ask().decision()).isEqualTo(Decision.APPROVED);
        assertThat(time.now()).isEqualTo(Duration.ofSeconds(11 * 30));
    }

    private static Mood[] outage(int looks) {
        return Collections.nCopies(looks, StandIn.answering(503, "")).toArray(new Mood[0]);
    }

    @Test
    void a_rate_limit_is_waited_out_however_long() throws Exception {
        scene.review("approved", "grace", "go");
        server.next(StandIn.answering(403, "{}", Map.of("Retry-After", "2400")));

        assertThat(ask().decision()).isEqualTo(Decision.APPROVED);
        assertThat(time.now()).isEqualTo(Duration.ofMinutes(40));
    }

    private Mood usual() {
        return server.after(new CountDownLatch(0));
    }

    static Stream<Arguments> whatIsNoAnswer() {
        Map<String, Mood> moods = Map.of(
                "HTML", StandIn.answering(200, "<html>approved</html>", Map.of("Content-Type", "text/html")),
                "an empty object", StandIn.answering(200, "{}", JSON),
                "null", StandIn.answering(200, "null", JSON),
                "lists", StandIn.answering(200, "[[]]", JSON),
                "a text", StandIn.answering(200, "\"approved\"", JSON),
                "nothing", StandIn.answering(200, "", JSON),
                "no content", StandIn.answering(204, ""),
                "too much", StandIn.answering(200, "[" + " ".repeat(5_000_000) + "]", JSON),
                "elsewhere", StandIn.answering(302, "", Map.of("Location", "http://127.0.0.2:1/approvals")),
                "gone", StandIn.answering(410, "{}", JSON));
        return IntStream.range(0, 5).boxed().flatMap(step -> moods.entrySet().stream()
                .map(mood -> Arguments.of(step, mood.getKey(), mood.getValue())));
    }

    @ParameterizedTest(name = "{1} at question {0}")
    @MethodSource("whatIsNoAnswer")
    void what_is_no_answer_is_no_approval(int step, String kind, Mood mood) throws Exception {
        scene.review("approved", "grace", "go");
        server.next(Collections.nCopies(step, usual()).toArray(new Mood[0]));
        server.next(mood);

        ApprovalDecided decided = ask();
        assertThat(decided.decision()).isEqualTo(Decision.UNDECIDED);
        assertThat(decided.decidedBy()).isEqualTo("nobody");
        assertThat(decided.comment())
                .startsWith("GET /api/v3/repos/paws360/shop/")
                .hasSizeLessThan(500);
        assertThat(server.requests()).hasSize(step + 1);
    }

    @Test
    void no_text_holds_the_token() throws Exception {
        Secret token = new Secret("deploy.github.token", TOKEN);
        GithubReviews reviews =
                new GithubReviews(new GithubAccess(variables, Optional.of(token)), Optional.empty(), doubtful);

        assertThat(reviews.toString()).doesNotContain("geheim");
        server.next(
                StandIn.answering(403, "{\"message\":\"" + TOKEN + "\"}", Map.of("Content-Type", "application/json")));
        assertThat(ask().comment()).contains("\"***\"").doesNotContain("geheim");
    }
}
