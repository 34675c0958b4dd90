package edu.paws360.deploy.guard;

import static edu.paws360.deploy.testbed.StandIn.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.testbed.GithubApi;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.StrictGithub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Needs(GithubApi.class)
class WorkflowRailsTest {
    private static final String TOKEN = "ghs_geheim0123456789";
    private static final String RULES = "GET /api/v3/repos/paws360/shop/environments/production: ";

    @TempDir
    Path checkout;

    private final StrictGithub server = new StrictGithub(TOKEN);
    private final Map<String, String> variables = new HashMap<>(server.variables());

    @AfterEach
    void close() {
        server.close();
    }

    private WorkflowRails rails() {
        return new WorkflowRails(
                new GithubAccess(variables, Optional.empty()),
                "production",
                new QueueRail(checkout, "production-deploy"));
    }

    private void workflow(String queue) throws IOException {
        variables.put("GITHUB_WORKFLOW_REF", "paws360/shop/.github/workflows/deploy.yml@refs/heads/main");
        Path folder = Files.createDirectories(checkout.resolve(".github/workflows"));
        Files.writeString(
                folder.resolve("deploy.yml"), "concurrency:\n  group: production-deploy\n  queue: " + queue + "\n");
    }

    private void unknown(String why) throws InterruptedException {
        assertThat(rails().look())
                .extracting(CheckResult::name, CheckResult::status, CheckResult::detail)
                .startsWith(tuple("rails", CheckStatus.WARNED, "unknown: " + why));
    }

    @Test
    void all_rails_of_a_good_workflow_are_up_by_one_question() throws Exception {
        server.scene().requires("grace");
        workflow("max");

        List<CheckResult> seen = rails().look();

        assertThat(seen).extracting(CheckResult::name).containsExactly("reviewers", "selfReview", "bypass", "queue");
        assertThat(seen).extracting(CheckResult::status).containsOnly(CheckStatus.PASSED);
        assertThat(server.asked()).containsExactly("GET environments/production");
    }

    @Test
    void rails_that_are_down_are_warned_of() throws Exception {
        server.scene().requires("grace").adminsMayBypass();
        workflow("single");

        assertThat(rails().look())
                .filteredOn(rail -> rail.status() == CheckStatus.WARNED)
                .extracting(CheckResult::name)
                .containsExactly("bypass", "queue");
    }

    @Test
    void a_token_that_may_not_look_is_told_what_it_lacks() throws Exception {
        server.deny("actions=read");

        unknown(RULES
                + "HTTP 403 \"Resource not accessible by integration\". The token lacks actions=read: add it to the"
                + " job's permissions.");
    }

    @Test
    void an_environment_that_is_not_there_is_unknown() throws Exception {
        server.scene().environment("staging");

        unknown(RULES
                + "HTTP 404 \"Not Found\". See that GITHUB_API_URL and GITHUB_REPOSITORY are right, that there is this run,"
                + " and an environment of this name, and that the token has actions=read.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'name':'production','can_admins_bypass':'no'}|can_admins_bypass is not true or false",
                "{'name':'production','protection_rules':{}}|protection_rules is not a list",
                "{'name':'production','protection_rules':[{'type':'required_reviewers','reviewers':[],'prevent_self_review':1}]}|protection_rules[0].prevent_self_review"
                        + " is not true or false"
            })
    void an_answer_that_is_none_of_GitHubs_is_unknown(String body, String fault) throws Exception {
        server.next(answering(200, body.replace('\'', '"'), Map.of("Content-Type", "application/json")));

        unknown(RULES + fault + ". See that GITHUB_API_URL and GITHUB_REPOSITORY are right.");
    }

    @Test
    void the_token_is_named_and_shown_nowhere() throws Exception {
        assertThat(rails().secretNames()).containsExactly("GITHUB_TOKEN");
        assertThat(rails().look().toString() + rails()).doesNotContain("geheim");
    }
}
