package edu.paws360.deploy.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import edu.paws360.deploy.github.GithubAnswer.Found;
import edu.paws360.deploy.github.GithubAnswer.Unreachable;
import edu.paws360.deploy.testbed.GithubApi;
import edu.paws360.deploy.testbed.GithubScene;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.StrictGithub;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Needs(GithubApi.class)
class GithubAccessTest {
    private static final String TOKEN = "ghs_geheim0123456789";
    private static final RunReference RUN = new RunReference(GithubScene.REPOSITORY, GithubScene.RUN, 1);

    private final AtomicLong nanos = new AtomicLong();
    private final StrictGithub server = new StrictGithub(TOKEN);
    private final Map<String, String> variables = server.variables();
    private final GithubAccess access = new GithubAccess(variables, Optional.empty(), nanos::get);

    @AfterEach
    void close() {
        server.close();
    }

    /** As each part of a deployment has it. */
    private Github part() {
        return access.api().orElseThrow();
    }

    @Test
    void all_parts_of_a_deployment_together_make_no_more_than_300_requests_in_an_hour() throws Exception {
        Github approval = part();
        Github queue = part();
        for (int look = 0; look < 150; look++) {
            assertThat(approval.once().runs().reviews(RUN)).isInstanceOf(Found.class);
            assertThat(queue.once().runs().pending(RUN)).isInstanceOf(Found.class);
        }
        assertThat(part().once().runs().reviews(RUN)).isInstanceOf(Unreachable.class);
        assertThat(server.requests()).hasSize(300);

        nanos.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(part().once().runs().reviews(RUN)).isInstanceOf(Found.class);
    }

    @Test
    void who_asks_in_passing_takes_no_more_than_80_and_leaves_the_rest_to_who_watches() throws Exception {
        for (int question = 0; question < 80; question++) {
            assertThat(part().runs().reviews(RUN)).isInstanceOf(Found.class);
        }
        nanos.addAndGet(Duration.ofMinutes(10).toNanos());
        assertThat(part().runs().reviews(RUN))
                .isEqualTo(new Unreachable<>(
                        "GET /api/v3/repos/paws360/shop/actions/runs/4711/approvals: not asked, as there were 80 requests"
                                + " within the hour",
                        Optional.of(Duration.ofMinutes(50))));

        for (int look = 0; look < 220; look++) {
            assertThat(part().once().runs().pending(RUN)).isInstanceOf(Found.class);
        }
        assertThat(part().once().runs().pending(RUN)).isInstanceOf(Unreachable.class);
        assertThat(server.requests()).hasSize(300);
    }

    @Test
    void what_one_part_was_answered_the_others_need_not_be_sent_again() throws Exception {
        part().environments().rules(GithubScene.REPOSITORY, GithubScene.ENVIRONMENT);
        part().environments().rules(GithubScene.REPOSITORY, GithubScene.ENVIRONMENT);

        assertThat(server.requests())
                .extracting(request -> request.header("If-None-Match") == null)
                .containsExactly(true, false);
    }

    @Test
    void without_a_token_there_is_none() {
        variables.put("GITHUB_TOKEN", " ");

        assertThat(new GithubAccess(variables, Optional.empty()).api()).isEmpty();
    }

    @Test
    void an_address_that_is_none_is_told_to_everybody_who_asks() {
        variables.put("GITHUB_API_URL", "http://github.example.org");
        GithubAccess unusable = new GithubAccess(variables, Optional.empty());

        for (int part = 0; part < 2; part++) {
            assertThatIllegalArgumentException()
                    .isThrownBy(unusable::api)
                    .withMessageStartingWith("GITHUB_API_URL is not an https URL");
        }
    }

    @Test
    void the_token_is_in_no_text() {
        assertThat(access.toString()).contains("4711", "GITHUB_TOKEN").doesNotContain("geheim");
    }
}
