package edu.paws360.deploy.github;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.github.GithubAnswer.Absent;
import edu.paws360.deploy.github.GithubAnswer.Forbidden;
import edu.paws360.deploy.github.GithubAnswer.Refused;
import edu.paws360.deploy.github.GithubAnswer.Unreachable;
import edu.paws360.deploy.github.GithubAnswer.Unreadable;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NeedTest {
    private static final String NEVER =
            ", which a job's own token never has: set deploy.github.token to one that has it.";

    private final Need runs = new Need("this run", "actions=read");
    private final Need secrets = new Need("environment production", "environments=read");

    @Test
    void what_GitHub_says_is_lacking_is_added_to_the_job_or_to_a_token_of_its_own() {
        assertThat(runs.remedy(new Forbidden<>("seen", Optional.of("actions=write"))))
                .isEqualTo("The token lacks actions=write: add it to the job's permissions.");
        assertThat(runs.remedy(new Forbidden<>("seen", Optional.of("administration=read"))))
                .isEqualTo("The token lacks administration=read" + NEVER);
    }

    @Test
    void a_token_that_is_refused_without_a_reason_may_be_none() {
        String valid = "See that the token (deploy.github.token, or else GITHUB_TOKEN) is valid and has ";
        assertThat(runs.remedy(new Forbidden<>("seen", Optional.empty()))).isEqualTo(valid + "actions=read.");
        assertThat(secrets.remedy(new Forbidden<>("seen", Optional.empty())))
                .isEqualTo(valid + "environments=read" + NEVER);
    }

    @Test
    void what_is_not_there_may_be_hidden() {
        String right = "See that GITHUB_API_URL and GITHUB_REPOSITORY are right, that there is ";
        assertThat(runs.remedy(new Absent<>("seen")))
                .isEqualTo(right + "this run, and that the token has actions=read.");
        assertThat(secrets.remedy(new Absent<>("seen")))
                .isEqualTo(right + "environment production, and that the token has environments=read" + NEVER);
    }

    @Test
    void an_outage_is_waited_for_and_what_is_no_answer_comes_from_elsewhere() {
        assertThat(runs.remedy(new Unreachable<>("seen", Optional.of(Duration.ofMinutes(1)))))
                .isEqualTo("Start the deployment again when GitHub answers.");
        assertThat(runs.remedy(new Unreadable<>("seen")))
                .isEqualTo(runs.remedy(new Refused<>("seen")))
                .isEqualTo("See that GITHUB_API_URL and GITHUB_REPOSITORY are right.");
    }

    @Test
    void what_was_seen_comes_first() {
        Unreachable<String> away = new Unreachable<>("GET /x: HTTP 502", Optional.empty());

        assertThat(runs.told(away)).isEqualTo("GET /x: HTTP 502. Start the deployment again when GitHub answers.");
        assertThat(runs.aside(away)).isEqualTo("GET /x: HTTP 502; start the deployment again when GitHub answers");
    }
}
