package edu.paws360.deploy.guard;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.github.GithubAnswer;
import edu.paws360.deploy.github.GithubAnswer.Absent;
import edu.paws360.deploy.github.GithubAnswer.Forbidden;
import edu.paws360.deploy.github.GithubAnswer.Found;
import edu.paws360.deploy.github.GithubAnswer.Unreachable;
import edu.paws360.deploy.github.GithubAnswer.Unreadable;
import edu.paws360.deploy.github.StoredSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretSearchTest {
    /** By GitHub's clock; ours is elsewhere. */
    private static final Instant NOW = Instant.parse("2031-03-01T09:00:00Z");

    private static final AgeLimit LIMIT = new AgeLimit(Duration.ofDays(90));

    private final List<String> asked = new ArrayList<>();
    private GithubAnswer<List<StoredSecret>> environment = kept();
    private GithubAnswer<List<StoredSecret>> repository = kept();
    private GithubAnswer<List<StoredSecret>> organization = kept();

    private static GithubAnswer<List<StoredSecret>> kept(StoredSecret... secrets) {
        return new Found<>(List.of(secrets), NOW);
    }

    private static StoredSecret secret(String name, int days) {
        return new StoredSecret(name, NOW.minus(Duration.ofDays(days)));
    }

    private AgeReport search(String... names) throws InterruptedException {
        return new SecretSearch(List.of(names), LIMIT)
                .in(List.of(
                        new SecretShelf("environment production", "environments=read", () -> asked("e", environment)),
                        new SecretShelf("repository paws360/shop", "secrets=read", () -> asked("r", repository)),
                        new SecretShelf("organization paws360", "secrets=read", () -> asked("o", organization))));
    }

    private GithubAnswer<List<StoredSecret>> asked(String where, GithubAnswer<List<StoredSecret>> answer) {
        asked.add(where);
        return answer;
    }

    @Test
    void young_secrets_are_named() throws Exception {
        environment = kept(secret("API_KEY", 0), secret("DB_PASSWORD", 75), secret("OTHER", 1_000));

        AgeReport report = search("API_KEY", "DB_PASSWORD");

        assertThat(report.status()).isEqualTo(CheckStatus.PASSED);
        assertThat(report.detail())
                .isEqualTo("changed less than 76 days ago: API_KEY (environment production),"
                        + " DB_PASSWORD (environment production)");
        assertThat(asked).containsExactly("e");
    }

    @Test
    void what_the_job_is_given_counts_and_not_what_it_hides() throws Exception {
        environment = kept(secret("A", 1));
        repository = kept(secret("A", 100), secret("B", 1));
        organization = kept(secret("A", 100), secret("B", 100), secret("C", 1));

        assertThat(search("A", "B", "C").status()).isEqualTo(CheckStatus.PASSED);

        environment = kept(secret("A", 100));
        repository = kept(secret("A", 1));
        assertThat(search("A").detail()).startsWith("A (environment production) was to be changed by ");
    }

    @Test
    void the_worst_comes_first() throws Exception {
        environment = kept(secret("A", 1), secret("B", 80), secret("C", 91));

        AgeReport report = search("A", "B", "C", "D");

        assertThat(report.status()).isEqualTo(CheckStatus.FAILED);
        assertThat(report.detail())
                .isEqualTo("C (environment production) was to be changed by 2031-02-28T09:00:00Z"
                        + " (deploy.secrets.maxAge, 90 days), but is of 2030-11-30T09:00:00Z; the age of D is"
                        + " not known: no such secret is kept in environment production, repository"
                        + " paws360/shop, organization paws360. Keep it on GitHub under the name of its"
                        + " environment variable; B (environment production) has to be changed by"
                        + " 2031-03-11T09:00:00Z (deploy.secrets.maxAge, 90 days), within 10 days; changed less"
                        + " than 76 days ago: A (environment production)");
    }

    @Test
    void what_is_not_known_is_unknown_and_what_is_found_before_is_not_lost() throws Exception {
        environment = kept(secret("A", 1));
        repository = new Forbidden<>("GET /r: HTTP 403", Optional.of("secrets=read"));
        organization = kept(secret("B", 1));

        AgeReport report = search("A", "B", "C");

        assertThat(report.status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(report.detail())
                .isEqualTo("the age of B, C is not known: GET /r: HTTP 403; the token lacks secrets=read, which a"
                        + " job's own token never has: set deploy.github.token to one that has it;"
                        + " changed less than 76 days ago: A (environment production)");
        // A secret of the repository would hide that of the organization.
        assertThat(asked).containsExactly("e", "r");
    }

    @Test
    void who_may_not_look_is_told_which_permission_is_missing_even_if_GitHub_does_not_say() throws Exception {
        environment = new Forbidden<>("GET /e: HTTP 401", Optional.empty());

        assertThat(search("A").detail())
                .contains(
                        "GET /e: HTTP 401; see that the token (deploy.github.token, or else GITHUB_TOKEN) is valid and has environments=read, which");
    }

    @Test
    void every_other_lack_of_an_answer_says_what_to_do() throws Exception {
        environment = new Absent<>("GET /e: HTTP 404");
        assertThat(search("A").detail())
                .isEqualTo(
                        "the age of A is not known: GET /e: HTTP 404; see that GITHUB_API_URL and"
                                + " GITHUB_REPOSITORY are right, that there is environment production, and that the token has"
                                + " environments=read, which a job's own token never has: set deploy.github.token to one that has it");

        environment = new Unreachable<>("GET /e: HTTP 502", Optional.empty());
        assertThat(search("A").detail()).endsWith("GET /e: HTTP 502; start the deployment again when GitHub answers");

        environment = new Unreadable<>("GET /e: secrets is not a list");
        assertThat(search("A").detail())
                .endsWith("GET /e: secrets is not a list; see that GITHUB_API_URL and GITHUB_REPOSITORY are right");
        assertThat(search("A").status()).isEqualTo(CheckStatus.UNKNOWN);
    }

    @Test
    void letters_may_be_small_and_of_two_the_older_counts() throws Exception {
        environment = kept(secret("API_KEY", 1), secret("Api_Key", 91));

        assertThat(search("api_key").detail()).startsWith("api_key (environment production) was to be changed by ");
    }
}
