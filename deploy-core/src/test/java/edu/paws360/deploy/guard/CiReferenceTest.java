package edu.paws360.deploy.guard;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.guard.CiReference.Kind;
import edu.paws360.deploy.guard.CiReference.Local;
import edu.paws360.deploy.guard.CiReference.Named;
import edu.paws360.deploy.guard.CiReference.Unreadable;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CiReferenceTest {
    private static final String SHA = "0123456789abcdef0123456789abcdef01234567";

    @ParameterizedTest
    @CsvSource({
        "refs/heads/main,            BRANCH",
        "refs/heads/release/1.2,     BRANCH",
        "refs/heads/refs/heads/main, BRANCH",
        "refs/tags/main,             TAG",
        "refs/pull/1/merge,          CHANGE",
        "refs/notes/main,            OTHER"
    })
    void GitHub_says_it_with_a_full_reference(String ref, Kind kind) {
        assertThat(CiReference.of(Map.of("GITHUB_ACTIONS", "true", "GITHUB_REF", ref, "GITHUB_SHA", SHA)))
                .isEqualTo(new Named(CiSystem.GITHUB, kind, ref, Optional.of(SHA), "GITHUB_REF=" + ref));
    }

    @ParameterizedTest
    @CsvSource({
        "CI_COMMIT_BRANCH,             main, BRANCH, refs/heads/main",
        "CI_COMMIT_BRANCH, refs/heads/main, BRANCH, refs/heads/refs/heads/main",
        "CI_COMMIT_TAG,                main, TAG,    refs/tags/main",
        "CI_MERGE_REQUEST_IID,            5, CHANGE, refs/merge-requests/5/head",
        "CI_EXTERNAL_PULL_REQUEST_IID,    6, CHANGE, refs/pull/6/head"
    })
    void GitLab_says_it_with_one_variable_for_each_kind(String variable, String value, Kind kind, String ref) {
        assertThat(CiReference.of(Map.of("GITLAB_CI", "true", variable, value, "CI_COMMIT_SHA", SHA)))
                .isEqualTo(new Named(CiSystem.GITLAB, kind, ref, Optional.of(SHA), variable + "=" + value));
    }

    @ParameterizedTest
    @CsvSource({
        "BRANCH_NAME, main, BRANCH, refs/heads/main",
        "TAG_NAME,    main, TAG,    refs/tags/main",
        "CHANGE_ID,      7, CHANGE, refs/pull/7/head"
    })
    void Jenkins_says_it_with_one_variable_for_each_kind_and_perhaps_no_commit(
            String variable, String value, Kind kind, String ref) {
        assertThat(CiReference.of(Map.of("JENKINS_URL", "http://ci.test/", variable, value)))
                .isEqualTo(new Named(CiSystem.JENKINS, kind, ref, Optional.empty(), variable + "=" + value));
    }

    @Test
    void a_change_or_a_tag_outweighs_a_branch_that_is_named_beside_it() {
        Map<String, String> change =
                Map.of("BUILD_TAG", "jenkins-a-1", "BRANCH_NAME", "main", "CHANGE_ID", "7", "GIT_COMMIT", SHA);
        Map<String, String> tag =
                Map.of("GITLAB_CI", "true", "CI_COMMIT_BRANCH", "main", "CI_COMMIT_TAG", "v1", "CI_COMMIT_SHA", SHA);

        assertThat(((Named) CiReference.of(change)).kind()).isEqualTo(Kind.CHANGE);
        assertThat(((Named) CiReference.of(tag)).kind()).isEqualTo(Kind.TAG);
    }

    @Test
    void without_a_CI_the_words_of_one_mean_nothing() {
        assertThat(CiReference.of(Map.of("GITHUB_REF", "refs/heads/main", "BRANCH_NAME", "main", "GITLAB_CI", "false")))
                .isEqualTo(new Local());
    }

    @Test
    void two_CIs_at_once_are_a_contradiction() {
        assertThat(CiReference.of(Map.of("GITHUB_ACTIONS", "true", "GITLAB_CI", "true")))
                .isEqualTo(new Unreadable(
                        "The environment speaks of more than one CI: [GitHub Actions, GitLab CI].",
                        "Unset the variables of the CI that does not run this build."));
    }

    @ParameterizedTest
    @CsvSource({
        "GITHUB_ACTIONS, GITHUB_SHA,       GitHub Actions, GITHUB_REF",
        "GITLAB_CI,      CI_COMMIT_SHA,    GitLab CI,      CI_COMMIT_BRANCH",
        "GITLAB_CI,      CI_COMMIT_BRANCH, GitLab CI,      CI_COMMIT_SHA"
    })
    void a_CI_that_says_half_is_unreadable(String marker, String given, String title, String missing) {
        String value = given.endsWith("SHA") ? SHA : "main";

        assertThat(CiReference.of(Map.of(marker, "true", given, value, missing, " ")))
                .isEqualTo(new Unreadable(
                        title + " runs this build, but " + missing + " is not set.",
                        "Pass the CI's variables on to Maven (a container or sudo may have dropped them)."));
    }

    @Test
    void GitHub_without_a_commit_is_unreadable() {
        assertThat(CiReference.of(Map.of("GITHUB_ACTIONS", "true", "GITHUB_REF", "refs/heads/main")))
                .isEqualTo(new Unreadable(
                        "GitHub Actions runs this build, but GITHUB_SHA is not set.",
                        "Pass the CI's variables on to Maven (a container or sudo may have dropped them)."));
    }

    @Test
    void Jenkins_without_a_branch_is_unreadable() {
        assertThat(CiReference.of(Map.of("JENKINS_URL", "http://ci.test/", "GIT_COMMIT", SHA)))
                .isEqualTo(new Unreadable(
                        "Jenkins runs this build, but BRANCH_NAME is not set.",
                        "Run it in a multibranch pipeline, or set BRANCH_NAME to the branch that was checked out."));
    }

    @Test
    void a_branch_whose_type_is_tag_is_a_contradiction() {
        Map<String, String> environment = Map.of(
                "GITHUB_ACTIONS", "true", "GITHUB_REF", "refs/heads/main", "GITHUB_REF_TYPE", "tag", "GITHUB_SHA", SHA);

        assertThat(CiReference.of(environment))
                .isEqualTo(new Unreadable(
                        "GITHUB_REF=refs/heads/main contradicts GITHUB_REF_TYPE=tag.",
                        "Leave both variables as the CI sets them."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "main",
                "heads/main",
                "refs/heads/",
                "refs/heads/main ",
                "refs/heads/main~1",
                "refs/heads/main^",
                "refs/heads/main@{1}",
                "refs/heads/a..main",
                "refs/heads/a:main",
                "refs/heads/*",
                "refs/heads/[m]ain",
                "refs/heads/ma?n",
                "refs/heads//main",
                "refs/heads/main\\"
            })
    void what_Git_would_not_take_for_the_name_of_a_reference_is_unreadable(String ref) {
        assertThat(CiReference.of(Map.of("GITHUB_ACTIONS", "true", "GITHUB_REF", ref, "GITHUB_SHA", SHA)))
                .isEqualTo(new Unreadable(
                        "GITHUB_REF=" + ref.strip() + " is not the name of a Git reference.",
                        "Leave GITHUB_REF as the CI sets it."));
    }

    @Test
    void a_line_break_in_a_name_does_not_reach_the_message() {
        Unreadable unreadable = (Unreadable) CiReference.of(
                Map.of("GITHUB_ACTIONS", "true", "GITHUB_REF", "refs/heads/main\n::warning::x", "GITHUB_SHA", SHA));

        assertThat(unreadable.seen())
                .isEqualTo("GITHUB_REF=refs/heads/main?::warning::x is not the name of a Git reference.");
    }

    @Test
    void a_shortened_commit_is_unreadable() {
        assertThat(CiReference.of(
                        Map.of("GITHUB_ACTIONS", "true", "GITHUB_REF", "refs/heads/main", "GITHUB_SHA", "0123abcd")))
                .isEqualTo(new Unreadable(
                        "GITHUB_SHA=0123abcd is not a full commit SHA.", "Leave GITHUB_SHA as the CI sets it."));
    }
}
