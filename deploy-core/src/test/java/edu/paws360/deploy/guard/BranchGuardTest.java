package edu.paws360.deploy.guard;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.BranchDecided;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole guard on real repositories: what it lets through, and every way it must not be fooled. */
class BranchGuardTest {
    private static final String ALLOWS = " deploy.branches allows main, release/*.";
    private static final String ADD = "Deploy from a branch that deploy.branches allows, or add this one to it.";
    private static final String SWITCH = "Check out a branch that deploy.branches allows (git switch).";

    @TempDir
    private Path folder;

    private TestRepository repository;

    @BeforeEach
    void aRepositoryOnMain() {
        repository = TestRepository.on(folder);
    }

    @Test
    void main_and_release_branches_pass() throws Exception {
        assertThat(repository.decide(Map.of()))
                .isEqualTo(new BranchDecision(
                        new BranchDecided(
                                true,
                                "main",
                                "refs/heads/main",
                                repository.head(),
                                "main,release/*",
                                "Branch main is checked out at " + shortHead() + "." + ALLOWS),
                        ReasonCode.OK,
                        ""));

        repository.git("checkout", "--quiet", "-b", "release/1.2");
        assertAllowed(
                repository.decide(Map.of()),
                "release/1.2",
                "Branch release/1.2 is checked out at " + shortHead() + ".");
    }

    @Test
    void uncommitted_changes_are_told() throws Exception {
        repository.write("untracked");

        assertAllowed(
                repository.decide(Map.of()),
                "main",
                "Branch main is checked out at " + shortHead() + " with uncommitted changes.");
    }

    @Test
    void a_branch_that_the_CI_names_and_that_is_checked_out_passes() throws Exception {
        assertAllowed(
                repository.decide(github("refs/heads/main")),
                "main",
                "Branch main is checked out at " + shortHead() + ", and GITHUB_REF=refs/heads/main says the same.");
    }

    @Test
    void a_detached_head_passes_where_the_CI_names_an_allowed_branch_that_contains_it() throws Exception {
        repository.git("branch", "release/1.2");
        detach();

        assertAllowed(
                repository.decide(github("refs/heads/main")),
                "main",
                "HEAD is detached at " + shortHead()
                        + ", which is on refs/heads/main as GITHUB_REF=refs/heads/main says.");
        assertAllowed(
                repository.decide(gitlab("CI_COMMIT_BRANCH", "release/1.2")),
                "release/1.2",
                "HEAD is detached at " + shortHead()
                        + ", which is on refs/heads/release/1.2 as CI_COMMIT_BRANCH=release/1.2 says.");
        assertAllowed(
                repository.decide(Map.of("JENKINS_URL", "http://ci.test/", "BRANCH_NAME", "main")),
                "main",
                "HEAD is detached at " + shortHead() + ", which is on refs/heads/main as BRANCH_NAME=main says.");
    }

    @Test
    void a_detached_head_passes_where_only_the_remote_branch_is_here() throws Exception {
        String older = repository.head();
        repository.commit("second");
        repository.git("remote", "add", "upstream", "nowhere");
        repository.git("update-ref", "refs/remotes/upstream/main", "HEAD");
        repository.git("checkout", "--quiet", "--detach", older);
        repository.git("branch", "--quiet", "-D", "main");

        assertAllowed(
                repository.decide(github("refs/heads/main")),
                "main",
                "HEAD is detached at " + shortHead()
                        + ", which is on refs/remotes/upstream/main as GITHUB_REF=refs/heads/main says.");
    }

    @Test
    void a_feature_branch_is_refused() throws Exception {
        repository.git("checkout", "--quiet", "-b", "feature/x");

        assertThat(repository.decide(Map.of()))
                .isEqualTo(new BranchDecision(
                        new BranchDecided(
                                false,
                                "feature/x",
                                "refs/heads/feature/x",
                                repository.head(),
                                "main,release/*",
                                "Branch feature/x is checked out at " + shortHead() + "." + ALLOWS),
                        ReasonCode.BRANCH_REFUSED,
                        ADD));
        assertRefused(
                repository.decide(github("refs/heads/feature/x")),
                "GITHUB_REF=refs/heads/feature/x names the branch feature/x.",
                ADD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "refs/heads/main",
                "heads/main",
                "Main",
                "main2",
                "feature/main",
                "release",
                "origin/main",
                "ma+in",
                "m/release/1",
                "main;id",
                "$(id)",
                "-main"
            })
    void a_name_that_only_looks_like_an_allowed_one_is_refused(String branch) throws Exception {
        repository.git("update-ref", "refs/heads/" + branch, "HEAD");
        repository.git("symbolic-ref", "HEAD", "refs/heads/" + branch);

        assertRefused(repository.decide(Map.of()), "Branch " + branch + " is checked out at " + shortHead() + ".", ADD);
        assertRefused(
                repository.decide(github("refs/heads/" + branch)),
                "GITHUB_REF=refs/heads/" + branch + " names the branch " + branch + ".",
                ADD);
    }

    @Test
    void a_tag_named_main_is_refused_on_the_word_of_the_CI() throws Exception {
        repository.git("tag", "main");
        String advice = "Start the run on a branch that deploy.branches allows.";

        assertRefused(
                repository.decide(github("refs/tags/main")),
                "GITHUB_REF=refs/tags/main names a tag, not a branch.",
                advice);
        assertRefused(
                repository.decide(gitlab("CI_COMMIT_TAG", "main")),
                "CI_COMMIT_TAG=main names a tag, not a branch.",
                advice);
        assertRefused(
                repository.decide(github("refs/notes/main")), "GITHUB_REF=refs/notes/main names no branch.", advice);
    }

    @Test
    void a_head_detached_at_a_tag_named_main_is_refused_beside_the_branch_of_that_name() throws Exception {
        repository.git("tag", "main");
        repository.git("checkout", "--quiet", "refs/tags/main");

        assertRefused(
                repository.decide(Map.of()),
                "HEAD is detached at " + shortHead() + " (refs/tags/main is a tag): no branch is checked out.",
                SWITCH);
    }

    @Test
    void a_tag_of_the_same_name_does_not_stand_in_for_the_branch() throws Exception {
        repository.git("checkout", "--quiet", "-b", "feature/x");
        repository.commit("evil");
        repository.git("tag", "main");
        detach();

        assertUnknown(
                repository.decide(github("refs/heads/main")),
                "HEAD is detached at " + shortHead() + ", and GITHUB_REF=refs/heads/main names the branch main, but the"
                        + " commit is not on refs/heads/main.",
                "Check out a commit of that branch, or fetch the branch again if it has moved on.");
    }

    @Test
    void a_head_that_points_to_a_tag_is_refused() throws Exception {
        repository.git("tag", "main");
        repository.git("symbolic-ref", "HEAD", "refs/tags/main");

        assertRefused(repository.decide(Map.of()), "HEAD points to refs/tags/main, which is not a branch.", SWITCH);
    }

    @Test
    void a_change_under_review_is_refused_even_if_a_branch_is_named_beside_it() throws Exception {
        String advice = "Merge the change, and deploy from the branch it went to.";

        assertRefused(
                repository.decide(github("refs/pull/1/merge")),
                "GITHUB_REF=refs/pull/1/merge names a change that is under review, not a branch.",
                advice);
        assertRefused(
                repository.decide(gitlab("CI_MERGE_REQUEST_IID", "5")),
                "CI_MERGE_REQUEST_IID=5 names a change that is under review, not a branch.",
                advice);
        assertRefused(
                repository.decide(Map.of("JENKINS_URL", "http://ci.test/", "BRANCH_NAME", "main", "CHANGE_ID", "7")),
                "CHANGE_ID=7 names a change that is under review, not a branch.",
                advice);
    }

    @Test
    void another_branch_than_the_CI_names_is_a_contradiction() throws Exception {
        repository.git("checkout", "--quiet", "-b", "feature/x");

        assertUnknown(
                repository.decide(github("refs/heads/main")),
                "GITHUB_REF=refs/heads/main names refs/heads/main, but refs/heads/feature/x is checked out.",
                "Check out the branch that the run was started for, or start the run on the other one.");
    }

    @Test
    void another_commit_than_the_CI_names_is_a_contradiction() throws Exception {
        Map<String, String> ci = github("refs/heads/main");
        String claimed = shortHead();
        repository.commit("on the way");

        assertUnknown(
                repository.decide(ci),
                "GITHUB_REF=refs/heads/main is at " + claimed + ", says GitHub Actions, but " + shortHead()
                        + " is checked out.",
                "Deploy the commit that the run was started for: check nothing else out, and commit nothing on the way.");
    }

    @Test
    void a_detached_head_without_a_CI_is_refused() throws Exception {
        detach();

        assertRefused(
                repository.decide(Map.of()),
                "HEAD is detached at " + shortHead() + ": no branch is checked out.",
                SWITCH);
    }

    @Test
    void a_branch_that_is_not_fetched_cannot_be_told() throws Exception {
        detach();

        assertUnknown(
                repository.decide(github("refs/heads/release/9")),
                "HEAD is detached at " + shortHead()
                        + ", and GITHUB_REF=refs/heads/release/9 names the branch release/9,"
                        + " but that branch is not in this clone.",
                "Fetch the whole branch: set fetch-depth: 0 for actions/checkout.");
        assertUnknown(
                repository.decide(gitlab("CI_COMMIT_BRANCH", "release/9")),
                "HEAD is detached at " + shortHead() + ", and CI_COMMIT_BRANCH=release/9 names the branch release/9,"
                        + " but that branch is not in this clone.",
                "Fetch the whole branch: set the variable GIT_DEPTH: 0 for the job.");
    }

    @Test
    void a_clone_that_is_too_shallow_cannot_tell(@TempDir Path elsewhere) throws Exception {
        String older = repository.head();
        repository.commit("second");
        TestRepository shallow = new TestRepository(elsewhere);
        shallow.git("clone", "--quiet", "--depth", "1", folder.toUri().toString(), ".");
        shallow.git("fetch", "--quiet", "--depth", "1", "origin", older);
        shallow.git("checkout", "--quiet", "--detach", older);

        assertUnknown(
                shallow.decide(Map.of("JENKINS_URL", "http://ci.test/", "BRANCH_NAME", "main")),
                "HEAD is detached at " + Refs.shortened(older)
                        + ", and BRANCH_NAME=main names the branch main, but this"
                        + " clone is too shallow to tell whether the commit is on it.",
                "Fetch the whole branch: switch shallow clone off in the job's Git settings.");
    }

    @Test
    void a_CI_that_says_half_cannot_be_told() throws Exception {
        assertUnknown(
                repository.decide(Map.of("GITHUB_ACTIONS", "true")),
                "GitHub Actions runs this build, but GITHUB_REF is not set.",
                "Pass the CI's variables on to Maven (a container or sudo may have dropped them).");
    }

    @Test
    void what_git_cannot_tell_is_unknown_and_says_why(@TempDir Path elsewhere) throws Exception {
        BranchDecision decision = new TestRepository(elsewhere).decide(Map.of());

        assertUnknown(
                decision,
                "The folder " + elsewhere + " is in no Git work tree.",
                "Run the deployment in a clone of the project, with its .git folder.");
        assertThat(decision.event().ref()).isEqualTo("unknown");
        assertThat(decision.event().commit()).isEqualTo("unknown");
    }

    @Test
    void the_claim_of_a_CI_is_not_enough_where_git_cannot_tell(@TempDir Path elsewhere) throws Exception {
        Map<String, String> ci = github("refs/heads/main");

        assertUnknown(
                new TestRepository(elsewhere).decide(ci),
                "The folder " + elsewhere + " is in no Git work tree.",
                "Run the deployment in a clone of the project, with its .git folder.");
    }

    @Test
    void a_star_allows_odd_names_too_but_only_if_they_are_what_is_checked_out() throws Exception {
        BranchRule everything = new BranchRule(List.of("*"));
        repository.git("checkout", "--quiet", "-b", "$(id)");
        Map<String, String> other = github("refs/heads/;rm");

        assertThat(everything
                        .decide(CiReference.of(Map.of()), repository.look())
                        .reason())
                .isEqualTo(ReasonCode.OK);
        assertThat(everything
                        .decide(CiReference.of(other), repository.look(other))
                        .reason())
                .isEqualTo(ReasonCode.BRANCH_UNKNOWN);
    }

    private void detach() {
        repository.git("checkout", "--quiet", "--detach");
    }

    private String shortHead() {
        return repository.head().substring(0, 8);
    }

    private Map<String, String> github(String ref) {
        return Map.of("GITHUB_ACTIONS", "true", "GITHUB_REF", ref, "GITHUB_SHA", repository.head());
    }

    private Map<String, String> gitlab(String variable, String value) {
        Map<String, String> variables = new HashMap<>(Map.of("GITLAB_CI", "true", "CI_COMMIT_SHA", repository.head()));
        variables.put(variable, value);
        return variables;
    }

    private static void assertAllowed(BranchDecision decision, String branch, String seen) {
        assertThat(decision.event().detail()).isEqualTo(seen + ALLOWS);
        assertThat(decision.reason()).isEqualTo(ReasonCode.OK);
        assertThat(decision.event().allowed()).isTrue();
        assertThat(decision.event().branch()).isEqualTo(branch);
    }

    private static void assertRefused(BranchDecision decision, String seen, String advice) {
        assertNo(decision, ReasonCode.BRANCH_REFUSED, seen, advice);
    }

    private static void assertUnknown(BranchDecision decision, String seen, String advice) {
        assertNo(decision, ReasonCode.BRANCH_UNKNOWN, seen, advice);
        assertThat(decision.event().branch()).isEqualTo("unknown");
    }

    private static void assertNo(BranchDecision decision, ReasonCode reason, String seen, String advice) {
        assertThat(decision.event().detail()).isEqualTo(seen + ALLOWS);
        assertThat(decision.advice()).isEqualTo(advice);
        assertThat(decision.reason()).isEqualTo(reason);
        assertThat(decision.event().allowed()).isFalse();
    }
}
