package edu.paws360.deploy.guard;

import static edu.paws360.deploy.testbed.StandIn.answering;
import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.secret.Secret;
import edu.paws360.deploy.testbed.GithubApi;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.SecretsRoom;
import edu.paws360.deploy.testbed.StrictGithub;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Needs(GithubApi.class)
class SecretAgeTest {
    private static final String TOKEN = "ghs_geheim0123456789";
    private static final Duration LIMIT = Duration.ofDays(90);
    private static final String SECRETS = "GET /api/v3/repos/paws360/shop/environments/production/secrets: ";

    private final SecretsRoom room = new SecretsRoom("production");
    private final StrictGithub server = new StrictGithub(TOKEN).with(room);
    private final Map<String, String> variables = new HashMap<>(server.variables());
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @BeforeEach
    void grant() {
        server.grant("environments=read");
        server.grant("secrets=read");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private SecretAge age(String... names) {
        return new SecretAge(new GithubAccess(variables, Optional.empty()), "production", List.of(names), LIMIT);
    }

    private Instant daysAgo(int days) {
        return now.minus(Duration.ofDays(days));
    }

    private void unknown(CheckResult seen, String detail) {
        assertThat(seen.detail()).isEqualTo(detail);
        assertThat(seen.status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(seen.reason()).isEqualTo(ReasonCode.SECRETS_EXPIRED);
    }

    @Test
    void young_secrets_pass_wherever_they_are_kept() throws Exception {
        room.inEnvironment("API_KEY", daysAgo(1))
                .inRepository("DB_PASSWORD", daysAgo(75))
                .inOrganization("REDIS_PASSWORD", daysAgo(2));

        CheckResult seen = age("API_KEY", "DB_PASSWORD", "REDIS_PASSWORD").look();

        assertThat(seen.status()).isEqualTo(CheckStatus.PASSED);
        assertThat(seen.name()).isEqualTo("secretAge");
        assertThat(seen.detail())
                .isEqualTo("changed less than 76 days ago: API_KEY (environment production), DB_PASSWORD (repository"
                        + " paws360/shop), REDIS_PASSWORD (organization paws360)");
        assertThat(server.asked())
                .containsExactly(
                        "GET environments/production/secrets?per_page=100",
                        "GET actions/secrets?per_page=100",
                        "GET actions/organization-secrets?per_page=100");
    }

    @Test
    void a_secret_that_is_too_old_fails_and_one_that_nearly_is_warns() throws Exception {
        room.inEnvironment("API_KEY", daysAgo(91))
                .inEnvironment("DB_PASSWORD", daysAgo(78).plusSeconds(3_600));

        assertThat(age("DB_PASSWORD").look().status()).isEqualTo(CheckStatus.WARNED);
        CheckResult seen = age("API_KEY", "DB_PASSWORD").look();
        assertThat(seen.status()).isEqualTo(CheckStatus.FAILED);
        assertThat(seen.reason()).isEqualTo(ReasonCode.SECRETS_EXPIRED);
        assertThat(seen.detail())
                .isEqualTo("API_KEY (environment production) was to be changed by " + daysAgo(1)
                        + " (deploy.secrets.maxAge, 90 days), but is of " + daysAgo(91)
                        + "; DB_PASSWORD (environment production) has to be changed by "
                        + daysAgo(-12).plusSeconds(3_600)
                        + " (deploy.secrets.maxAge, 90 days), within 12 days");
    }

    @Test
    void more_secrets_than_a_page_has_are_seen() throws Exception {
        for (int number = 0; number < 250; number++) {
            room.inEnvironment("SECRET_" + number, daysAgo(1));
        }
        room.inEnvironment("LAST", daysAgo(91));

        assertThat(age("LAST").look().status()).isEqualTo(CheckStatus.FAILED);
    }

    @Test
    void a_token_without_the_right_is_told_which_one() throws Exception {
        server.deny("environments=read");
        unknown(
                age("API_KEY", "DB_PASSWORD").look(),
                "the age of API_KEY, DB_PASSWORD is not known: " + SECRETS
                        + "HTTP 403 \"Resource not accessible by integration\"; the token lacks environments=read,"
                        + " which a job's own token never has: set deploy.github.token to one that has it");

        server.grant("environments=read");
        server.deny("secrets=read");
        assertThat(age("API_KEY").look().detail()).contains("the token lacks secrets=read, which");
    }

    @Test
    void a_secret_that_is_not_on_GitHub_is_unknown() throws Exception {
        unknown(
                age("API_KEY").look(),
                "the age of API_KEY is not known: no such secret is kept in environment production, repository"
                        + " paws360/shop, organization paws360. Keep it on GitHub under the name of its environment"
                        + " variable");
    }

    @Test
    void an_environment_that_is_not_there_is_unknown_and_its_repository_is_not_asked() throws Exception {
        room.inRepository("API_KEY", daysAgo(1));
        SecretAge elsewhere =
                new SecretAge(new GithubAccess(variables, Optional.empty()), "eu/prod", List.of("API_KEY"), LIMIT);

        unknown(
                elsewhere.look(),
                "the age of API_KEY is not known: GET /api/v3/repos/paws360/shop/environments/eu%2Fprod/secrets: HTTP"
                        + " 404 \"Not Found\"; see that GITHUB_API_URL and GITHUB_REPOSITORY are right, that there is environment"
                        + " eu/prod, and that the token has environments=read, which a job's own token never has: set"
                        + " deploy.github.token to one that has it");
        assertThat(server.asked()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|secrets is not a list",
                "{'total_count':1,'secrets':{}}|secrets is not a list",
                "{'secrets':[]}|total_count is not a whole number",
                "{'total_count':2,'secrets':[{}]}|1 are listed, but there are 2",
                "{'total_count':1,'secrets':[{'name':7}]}|secrets[0].name is not a text",
                "{'total_count':1,'secrets':[{'name':'API_KEY'}]}|secrets[0].updated_at is not a text",
                "{'total_count':1,'secrets':[{'name':'API_KEY','updated_at':'now'}]}|secrets[0].updated_at is not a"
                        + " time such as 2026-01-31T12:00:00Z",
                "{'total_count':1,'secrets':[{'name':'API_KEY','updated_at':null}]}|secrets[0].updated_at is not a text"
            })
    void an_answer_that_is_none_of_GitHubs_is_unknown(String body, String fault) throws Exception {
        server.next(answering(200, body.replace('\'', '"'), Map.of("Content-Type", "application/json")));

        CheckResult seen = age("API_KEY").look();

        unknown(
                seen,
                "the age of API_KEY is not known: " + SECRETS + fault
                        + "; see that GITHUB_API_URL and GITHUB_REPOSITORY are right");
    }

    @Test
    void a_huge_answer_is_unknown() throws Exception {
        String huge = "{\"total_count\":0,\"secrets\":[],\"x\":\"" + "x".repeat(5_000_000) + "\"}";
        server.next(answering(200, huge, Map.of("Content-Type", "application/json")));

        CheckResult seen = age("API_KEY").look();

        assertThat(seen.status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(seen.detail())
                .startsWith("the age of API_KEY is not known: " + SECRETS)
                .hasSizeLessThan(400);
    }

    @Test
    void without_a_token_or_outside_of_a_job_nobody_is_asked() throws Exception {
        variables.remove("GITHUB_TOKEN");
        unknown(
                age("API_KEY").look(),
                "the age of API_KEY is not known: there is no token to ask GitHub with, neither deploy.github.token nor"
                        + " GITHUB_TOKEN in the step's env");
        assertThat(age("API_KEY").secretNames()).isEmpty();

        variables.remove("GITHUB_RUN_ID");
        assertThat(age("API_KEY").look().detail()).contains("this is no job of GitHub Actions");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void what_GitHub_makes_itself_has_no_age() throws Exception {
        CheckResult seen = age("GITHUB_TOKEN").look();

        assertThat(seen.status()).isEqualTo(CheckStatus.NOT_CONFIGURED);
        assertThat(age("GITHUB_TOKEN", "API_KEY").names()).containsExactly("API_KEY");
    }

    @Test
    void the_token_is_named_and_shown_nowhere() throws Exception {
        SecretAge age = new SecretAge(
                new GithubAccess(variables, Optional.of(new Secret("deploy.github.token", TOKEN))),
                "production",
                List.of("API_KEY"),
                LIMIT);

        assertThat(age.secretNames()).containsExactly("deploy.github.token");
        assertThat(age.look().toString() + age).doesNotContain("geheim");
    }
}
