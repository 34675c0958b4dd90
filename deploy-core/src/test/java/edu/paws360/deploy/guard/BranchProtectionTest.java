package edu.paws360.deploy.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.guard.BranchProtection.Policy;
import edu.paws360.deploy.testbed.BranchRoom;
import edu.paws360.deploy.testbed.GithubApi;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.StandIn;
import edu.paws360.deploy.testbed.StandIn.Mood;
import edu.paws360.deploy.testbed.StrictGithub;
import java.time.Instant;
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
class BranchProtectionTest {
    private static final String TOKEN = "ghs_geheim0123456789";
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final String REPO = "/api/v3/repos/paws360/shop/";
    private static final String CHANGE = ". Change it in the repository's settings under Rules or Branches.";
    private static final String NO_ADMINISTRATION = "GET " + REPO + "branches/main/protection: HTTP 403 \"Resource not"
            + " accessible by integration\". The token lacks administration=read, which a job's own token never has: set"
            + " deploy.github.token to one that has it.";
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private final BranchRoom main = new BranchRoom("main", COMMIT);
    private final StrictGithub server = new StrictGithub(TOKEN).with(main);
    private final Map<String, String> variables = server.variables();

    @BeforeEach
    void theTokenIsAJobsOwn() {
        Stream.of("metadata=read", "contents=read", "checks=read", "statuses=read")
                .forEach(server::grant);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private List<CheckResult> read() throws InterruptedException {
        return read(Policy.REQUIRED);
    }

    private List<CheckResult> read(Policy policy) throws InterruptedException {
        return protection(policy).read("main", COMMIT);
    }

    private BranchProtection protection(Policy policy) {
        return new BranchProtection(new GithubAccess(variables, Optional.empty()), policy);
    }

    private CheckResult read(String name) throws InterruptedException {
        return read().stream()
                .filter(result -> result.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void is(String name, CheckStatus status, String detail) throws InterruptedException {
        CheckResult result = read(name);
        assertThat(result.detail()).isEqualTo(detail);
        assertThat(result.status()).isEqualTo(status);
    }

    @Test
    void rulesets_tell_all_of_it_to_a_jobs_own_token() throws Exception {
        main.exemplary();

        assertThat(read())
                .extracting(CheckResult::name, CheckResult::status, CheckResult::detail)
                .containsExactly(
                        tuple("approvals", CheckStatus.PASSED, "main requires 2 approving reviews"),
                        tuple("requiredChecks", CheckStatus.PASSED, "main requires the checks build, test"),
                        tuple("noForcePush", CheckStatus.PASSED, "Force pushes to main are forbidden"),
                        tuple(
                                "commitChecks",
                                CheckStatus.PASSED,
                                "Commit " + COMMIT + " passed all that is required: build, test"));
        assertThat(server.asked())
                .containsExactly(
                        "GET rules/branches/main?per_page=100",
                        "GET branches/main",
                        "GET commits/" + COMMIT + "/check-runs?filter=latest&per_page=100",
                        "GET commits/" + COMMIT + "/status?per_page=100");
    }

    @Test
    void a_branch_may_have_a_slash_in_its_name() throws Exception {
        server.with(new BranchRoom("release/1.2", COMMIT).exemplary());

        assertThat(protection(Policy.REQUIRED).read("release/1.2", COMMIT))
                .extracting(CheckResult::status)
                .containsOnly(CheckStatus.PASSED);
        assertThat(server.asked())
                .contains("GET rules/branches/release%2F1.2?per_page=100", "GET branches/release%2F1.2");
    }

    @Test
    void the_classic_protection_is_as_good_for_a_token_that_may_read_it() throws Exception {
        server.grant("administration=read");
        main.classic(2, false, "build").ended("build", "success");

        assertThat(read()).extracting(CheckResult::status).containsOnly(CheckStatus.PASSED);
    }

    @Test
    void of_rulesets_and_classic_protection_the_strictest_counts() throws Exception {
        server.grant("administration=read");
        main.ruleOfReviews(1).ruleOfReviews(3).ruleOfChecks("build").classic(2, true, "test", "build");
        main.rule("non_fast_forward").ended("build", "success").ended("test", "success");

        is("approvals", CheckStatus.PASSED, "main requires 3 approving reviews");
        is("requiredChecks", CheckStatus.PASSED, "main requires the checks build, test");
        is("noForcePush", CheckStatus.PASSED, "Force pushes to main are forbidden");
    }

    @Test
    void a_branch_without_any_protection_fails_each_rule() throws Exception {
        main.ended("build", "success");

        is("approvals", CheckStatus.FAILED, "main requires 0 approving reviews, and at least 2 are expected" + CHANGE);
        is("requiredChecks", CheckStatus.FAILED, "main requires no checks, and at least one is expected" + CHANGE);
        is("noForcePush", CheckStatus.FAILED, "Force pushes to main are not forbidden, as is expected" + CHANGE);
        is("commitChecks", CheckStatus.NOT_CONFIGURED, "No checks are required, so none was looked for");
        assertThat(read("approvals").reason()).isEqualTo(ReasonCode.BRANCH_UNPROTECTED);
    }

    @Test
    void one_approval_is_not_two() throws Exception {
        main.ruleOfReviews(1);

        is("approvals", CheckStatus.FAILED, "main requires 1 approving review, and at least 2 are expected" + CHANGE);
    }

    @Test
    void a_classic_protection_that_may_not_be_read_leaves_unknown_what_the_rulesets_do_not_ask_for() throws Exception {
        main.classic(2, false, "build").ended("build", "success");

        is(
                "approvals",
                CheckStatus.UNKNOWN,
                "main requires 0 approving reviews, and at least 2 are expected, by what could be read: "
                        + NO_ADMINISTRATION);
        is(
                "noForcePush",
                CheckStatus.UNKNOWN,
                "Force pushes to main are not forbidden, as is expected, by what could be read: " + NO_ADMINISTRATION);
        // Which checks it asks for, every reader of the branch is told.
        is("requiredChecks", CheckStatus.PASSED, "main requires the checks build");
        is("commitChecks", CheckStatus.PASSED, "Commit " + COMMIT + " passed all that is required: build");
    }

    @Test
    void a_classic_protection_that_may_not_be_read_could_only_be_stricter() throws Exception {
        main.exemplary().classic(1, true, "build");

        assertThat(read()).extracting(CheckResult::status).containsOnly(CheckStatus.PASSED);
    }

    @Test
    void a_token_that_sees_only_rulesets_does_not_know_of_the_rest() throws Exception {
        server.deny("contents=read");

        is(
                "requiredChecks",
                CheckStatus.UNKNOWN,
                "main requires no checks, and at least one is expected, by what could be read: " + NO_ADMINISTRATION);
    }

    @Test
    void rulesets_that_may_not_be_read_are_not_rulesets_that_ask_for_nothing() throws Exception {
        server.deny("metadata=read");

        is(
                "approvals",
                CheckStatus.UNKNOWN,
                "main requires 0 approving reviews, and at least 2 are expected, by what could be read: GET " + REPO
                        + "rules/branches/main: HTTP 403 \"Resource not accessible by integration\". The token lacks"
                        + " metadata=read: add it to the job's permissions.");
    }

    @Test
    void a_branch_that_is_not_there_is_not_a_branch_without_protection() throws Exception {
        server.grant("administration=read");
        main.gone();

        is(
                "approvals",
                CheckStatus.UNKNOWN,
                "main requires 0 approving reviews, and at least 2 are expected, by what could be read: GET " + REPO
                        + "branches/main/protection: HTTP 404 \"Branch not found\". See that GITHUB_API_URL and GITHUB_REPOSITORY"
                        + " are right, that there is this branch, and that the token has administration=read, which a job's own token never has: set deploy.github.token to one that has"
                        + " it.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"success", "neutral", "skipped"})
    void what_GitHub_counts_as_good_is_good(String conclusion) throws Exception {
        main.ruleOfChecks("build").ended("build", conclusion);

        assertThat(read("commitChecks").status()).isEqualTo(CheckStatus.PASSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"failure", "cancelled", "timed_out", "action_required"})
    void anything_else_is_not(String conclusion) throws Exception {
        main.ruleOfChecks("build", "test").ended("build", conclusion).ended("test", "success");

        is(
                "commitChecks",
                CheckStatus.FAILED,
                "Of the checks required of commit " + COMMIT + ", build ended as " + conclusion
                        + ". Deploy a commit whose required checks have passed.");
        assertThat(read("commitChecks").reason()).isEqualTo(ReasonCode.CHECKS_NOT_PASSED);
    }

    @Test
    void what_still_runs_or_never_ran_has_not_passed() throws Exception {
        main.ruleOfChecks("build", "test", "lint")
                .running(7, "build", "in_progress")
                .running(8, "test", "queued");

        is(
                "commitChecks",
                CheckStatus.FAILED,
                "Of the checks required of commit " + COMMIT
                        + ", build has not ended yet (in_progress), test has not ended"
                        + " yet (queued), lint was not run. Deploy a commit whose required checks have passed.");
    }

    @Test
    void of_two_checks_with_the_same_name_both_count() throws Exception {
        main.ruleOfChecks("build").ended("build", "success").ended("build", "failure");

        assertThat(read("commitChecks").status()).isEqualTo(CheckStatus.FAILED);
    }

    @Test
    void what_is_not_required_may_fail() throws Exception {
        main.exemplary().ended("spelling", "failure").status("coverage", "failure");

        assertThat(read("commitChecks").status()).isEqualTo(CheckStatus.PASSED);
    }

    @ParameterizedTest
    @CsvSource({"success, PASSED", "pending, FAILED", "failure, FAILED", "error, FAILED"})
    void a_status_counts_as_a_check_does(String state, CheckStatus status) throws Exception {
        main.ruleOfChecks("ci/build").status("ci/build", state);

        assertThat(read("commitChecks").status()).isEqualTo(status);
    }

    @Test
    void a_check_has_to_come_from_the_app_that_is_asked_for() throws Exception {
        main.ruleOfCheckBy("build", 7).ended("build", "success");

        is(
                "commitChecks",
                CheckStatus.FAILED,
                "Of the checks required of commit " + COMMIT
                        + ", build was not run. Deploy a commit whose required checks have passed.");
    }

    @Test
    void who_set_a_status_is_not_known() throws Exception {
        main.ruleOfCheckBy("build", 7).status("build", "success");

        is(
                "commitChecks",
                CheckStatus.UNKNOWN,
                "Of the checks required of commit " + COMMIT
                        + ", build is a status, and GitHub does not tell whether app 7 set it, as is required.");
    }

    @Test
    void the_job_that_deploys_does_not_wait_for_itself() throws Exception {
        main.ruleOfChecks("build", "deploy").ended("build", "success").running(9, "deploy", "in_progress");
        server.scene().started(COMMIT, "ada", Instant.now()).job("deploy", "in_progress", Instant.now(), Instant.now());

        variables.put("RUNNER_NAME", "another");
        assertThat(read("commitChecks").detail()).contains(", deploy has not ended yet (in_progress).");

        variables.put("RUNNER_NAME", "runner-1");
        assertThat(read("commitChecks").status()).isEqualTo(CheckStatus.PASSED);
        server.deny("actions=read");
        assertThat(read("commitChecks").status()).isEqualTo(CheckStatus.FAILED);
    }

    @Test
    void another_job_of_the_same_run_has_to_end() throws Exception {
        main.ruleOfChecks("test").running(10, "test", "in_progress");
        server.scene().started(COMMIT, "ada", Instant.now()).job("deploy", "in_progress", Instant.now(), Instant.now());
        variables.put("RUNNER_NAME", "runner-1");

        assertThat(read("commitChecks").status()).isEqualTo(CheckStatus.FAILED);
    }

    @ParameterizedTest
    @CsvSource({"checks=read, check-runs", "statuses=read, status"})
    void checks_that_may_not_be_read_are_unknown(String permission, String path) throws Exception {
        main.exemplary();
        server.deny(permission);

        is(
                "commitChecks",
                CheckStatus.UNKNOWN,
                "What became of them cannot be told: GET " + REPO + "commits/" + COMMIT + "/" + path
                        + ": HTTP 403 \"Resource not accessible by integration\". The token lacks " + permission
                        + ": add it to the job's permissions.");
    }

    @Test
    void where_it_is_not_known_what_is_required_all_that_failed_is_told() throws Exception {
        server.deny("contents=read");
        main.ruleOfChecks("build")
                .ended("build", "success")
                .ended("spelling", "failure")
                .status("coverage", "error");

        is(
                "commitChecks",
                CheckStatus.UNKNOWN,
                "Not every required check is known: " + NO_ADMINISTRATION + " Of all checks of commit " + COMMIT
                        + ", these failed: spelling, coverage.");
    }

    @Test
    void what_is_known_to_have_failed_has_failed_whatever_else_is_required() throws Exception {
        server.deny("contents=read");
        main.ruleOfChecks("build").ended("build", "failure");

        assertThat(read("commitChecks").status()).isEqualTo(CheckStatus.FAILED);
    }

    @Test
    void required_workflows_are_checks_without_names() throws Exception {
        main.rule("workflows");

        is("requiredChecks", CheckStatus.PASSED, "main requires whole workflows");
        is(
                "commitChecks",
                CheckStatus.UNKNOWN,
                "Not every required check is known: workflows are required, and GitHub does not name their checks.");
    }

    @Test
    void nobody_is_asked_where_the_policy_is_off() throws Exception {
        assertThat(read(Policy.OFF))
                .containsExactly(CheckResult.withoutLook(
                        "branchRules", CheckStatus.SKIPPED, "Not asked for: deploy.branch.protection is off"));
        assertThat(protection(Policy.OFF).secretNames()).isEmpty();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void elsewhere_a_warning_needs_no_GitHub_and_a_demand_does() throws Exception {
        variables.remove("GITHUB_RUN_ID");

        assertThat(read(Policy.WARN))
                .containsExactly(CheckResult.withoutLook(
                        "branchRules",
                        CheckStatus.NOT_CONFIGURED,
                        "This is no job of GitHub Actions, so nobody was asked how the branch is protected"));
        is(
                "branchRules",
                CheckStatus.UNKNOWN,
                "GitHub cannot be asked how the branch is protected, as deploy.branch.protection=required demands: this is"
                        + " no job of GitHub Actions: GITHUB_REPOSITORY, GITHUB_RUN_ID and GITHUB_RUN_ATTEMPT name no run. Deploy by a workflow, or set"
                        + " deploy.branch.protection=off.");
        assertThat(protection(Policy.REQUIRED).secretNames()).isEmpty();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void without_a_token_nothing_is_known() throws Exception {
        variables.put("GITHUB_TOKEN", " ");

        is(
                "branchRules",
                CheckStatus.UNKNOWN,
                "Without a token nobody can read how the branch is protected. Give the step env: GITHUB_TOKEN:"
                        + " ${{ github.token }}, or set deploy.github.token.");
    }

    @Test
    void an_address_that_is_none_is_not_asked() throws Exception {
        variables.put("GITHUB_API_URL", "http://api example.org");

        is("branchRules", CheckStatus.UNKNOWN, "GITHUB_API_URL is not a URL. Leave it as the CI sets it.");
    }

    @Test
    void a_token_that_is_not_valid_is_told_as_such() throws Exception {
        variables.put("GITHUB_TOKEN", "ghs_another");

        assertThat(read()).extracting(CheckResult::status).containsOnly(CheckStatus.UNKNOWN);
        assertThat(read("approvals").detail())
                .contains(
                        "HTTP 401 \"Bad credentials\". See that the token (deploy.github.token, or else GITHUB_TOKEN) is valid and has metadata=read.");
    }

    @Test
    void names_of_others_stay_on_the_line_and_short() throws Exception {
        String odd = "build\n\u001b[2J" + "x".repeat(5_000);
        main.ruleOfChecks(odd);

        assertThat(read()).extracting(CheckResult::detail).allSatisfy(detail -> assertThat(detail)
                .doesNotContainPattern("\\p{Cntrl}")
                .hasSizeLessThan(700));
    }

    @Test
    void the_secret_is_named_and_shown_nowhere() {
        BranchProtection protection = protection(Policy.WARN);

        assertThat(protection.secretNames()).containsExactly("GITHUB_TOKEN");
        assertThat(protection.toString()).doesNotContain("geheim");
    }

    static Stream<Arguments> whatIsNoAnswer() {
        Map<String, Mood> moods = Map.of(
                "HTML", StandIn.answering(200, "<html>", Map.of("Content-Type", "text/html")),
                "broken JSON", StandIn.answering(200, "[{", JSON),
                "another type", StandIn.answering(200, "\"main\"", JSON),
                "odd members", StandIn.answering(200, "[{\"type\":7,\"name\":[],\"total_count\":\"x\"}]", JSON),
                "nothing", StandIn.answering(200, "", JSON),
                "too much", StandIn.answering(200, "[" + " ".repeat(5_000_000) + "]", JSON),
                "elsewhere", StandIn.answering(302, "", Map.of("Location", "http://127.0.0.2:1/rules")),
                "gone", StandIn.answering(410, "{}", JSON));
        return IntStream.range(0, 4).boxed().flatMap(step -> moods.entrySet().stream()
                .map(mood -> Arguments.of(step, mood.getKey(), mood.getValue())));
    }

    private Mood usual() {
        return server.after(new CountDownLatch(0));
    }

    @ParameterizedTest(name = "{1} at question {0}")
    @MethodSource("whatIsNoAnswer")
    void what_is_no_answer_proves_nothing(int step, String kind, Mood mood) throws Exception {
        server.grant("administration=read");
        main.exemplary();
        server.next(Collections.nCopies(step, usual()).toArray(new Mood[0]));
        server.next(mood);

        List<CheckResult> results = read();
        // What the branch itself does not tell, its classic protection does.
        assertThat(results.stream().allMatch(result -> result.status() == CheckStatus.PASSED))
                .isEqualTo(step == 1);
        assertThat(results).extracting(CheckResult::detail).allSatisfy(detail -> assertThat(detail)
                .doesNotContain("<html>")
                .hasSizeLessThan(700));
        assertThat(results).extracting(CheckResult::status).doesNotContain(CheckStatus.FAILED);
    }
}
