package edu.paws360.deploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.testbed.DeploymentsRoom;
import edu.paws360.deploy.testbed.GithubApi;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.SecretsRoom;
import edu.paws360.deploy.testbed.StrictGithub;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the age of secrets and the rails of the workflow let happen, in a job of GitHub Actions. */
@Needs(GithubApi.class)
class SecretAgeIT {
    private static final String TOKEN = "ghs_geheim0123456789";
    private static final String VALUE = "s3cret-of-the-shop";

    @TempDir
    Path temp;

    private final SecretsRoom room = new SecretsRoom("production");
    private final StrictGithub server = new StrictGithub(TOKEN).with(room).with(new DeploymentsRoom());
    private final Instant now = Instant.now();
    private TestProject project;

    @BeforeEach
    void startAnApprovedRun() throws IOException {
        project = new TestProject(temp)
                .without("deploy.approval.type")
                .property("deploy.preflight.secretsRequired", "API_KEY")
                .environment("API_KEY", VALUE);
        server.grant("deployments=write");
        server.variables().forEach(project::environment);
        project.environment("GITHUB_REF", "refs/heads/main").environment("GITHUB_SHA", project.commit());
        server.scene()
                .started(project.commit(), "ada", now.minusSeconds(600))
                .requires("grace")
                .job("deploy", "in_progress", now.minusSeconds(300), now.minusSeconds(5))
                .review("approved", "grace", "");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void mayLook() {
        server.grant("environments=read");
        server.grant("secrets=read");
    }

    @Test
    void aYoungSecretPassesAndTheRailsAreTold() throws IOException {
        mayLook();
        room.inEnvironment("API_KEY", now.minus(Duration.ofDays(3)));

        MavenRun run = project.property("deploy.secrets.age", "required").run("deploy:production");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output())
                .containsPattern(
                        "secretAge +passed .* changed less than 76 days ago: API_KEY \\(environment production\\)")
                .containsPattern("reviewers +passed .* environment production is reviewed by grace")
                .containsPattern("selfReview +passed ")
                .containsPattern("queue +warned .* unknown: no workflow file that GITHUB_WORKFLOW_REF names in ");
        assertThat(String.join("\n", run.journal()))
                .contains("{\"reader\":\"preflight\",\"names\":[\"GITHUB_TOKEN\",\"API_KEY\"]}")
                .doesNotContain(TOKEN, VALUE);
        assertThat(run.kinds()).containsOnlyOnce("workflow_rails_read");
        // The approval has asked for them too: all parts of a deployment have one memory, and one count.
        assertThat(server.requests())
                .filteredOn(request -> request.target().endsWith("/environments/production"))
                .extracting(request -> request.header("If-None-Match") == null)
                .containsExactly(true, false);
    }

    @Test
    void aSecretThatIsTooOldEndsTheDeploymentOnlyIfThePomSaysSo() throws IOException {
        mayLook();
        room.inRepository("API_KEY", now.minus(Duration.ofDays(91)));

        MavenRun warned = project.run("deploy:production");
        assertThat(warned.exit()).as(warned.output()).isZero();
        assertThat(warned.output())
                .containsPattern(
                        "secretAge +warned .* failed: API_KEY \\(repository paws360/shop\\) was to be changed by");

        MavenRun refused = project.property("deploy.secrets.age", "required").run("deploy:production");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.error())
                .contains("secrets_expired: stage preflight failed: secretAge: API_KEY (repository paws360/shop) was to"
                        + " be");
        assertThat(project.deployed()).hasSize(1);
    }

    @Test
    void aTokenThatMayNotLookIsToldSoAndFailsOnlyIfThePomSaysSo() throws IOException {
        String lacking = "the token lacks environments=read, which a job's own token never has";

        MavenRun warned = project.run("deploy:production");
        assertThat(warned.exit()).as(warned.output()).isZero();
        assertThat(warned.output())
                .containsPattern("secretAge +warned .* unknown: the age of API_KEY is not known: GET ");
        assertThat(warned.output()).contains(lacking);

        MavenRun refused = project.property("deploy.secrets.age", "required").run("deploy:production");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.error()).contains("secrets_expired: ", lacking);
    }

    @Test
    void whatIsSwitchedOffAsksNothing() throws IOException {
        MavenRun run = project.property("deploy.secrets.age", "off")
                .property("deploy.github.rails", "off")
                .run("deploy:production");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output()).containsPattern("secretAge +skipped .* deploy.secrets.age=off says so");
        assertThat(run.kinds()).doesNotContain("workflow_rails_read");
        assertThat(server.asked()).noneMatch(asked -> asked.contains("secrets"));
    }

    @Test
    void outsideOfGithubActionsNobodyIsAsked() throws IOException {
        MavenRun run = new TestProject(temp.resolve("elsewhere")).run("deploy:production");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output()).containsPattern("secretAge +not configured .* this is no job of GitHub Actions");
        assertThat(run.kinds()).doesNotContain("workflow_rails_read");
        assertThat(server.asked()).isEqualTo(List.of());
    }
}
