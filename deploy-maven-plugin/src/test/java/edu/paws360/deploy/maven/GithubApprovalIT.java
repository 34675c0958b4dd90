package edu.paws360.deploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.testbed.DeploymentsRoom;
import edu.paws360.deploy.testbed.GithubApi;
import edu.paws360.deploy.testbed.GithubScene;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.StrictGithub;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the reviews of a GitHub environment let happen, in a job of GitHub Actions. */
@Needs(GithubApi.class)
class GithubApprovalIT {
    private static final String TOKEN = "ghs_geheim0123456789";

    @TempDir
    Path temp;

    private final StrictGithub server = new StrictGithub(TOKEN).with(new DeploymentsRoom());
    private final GithubScene scene = server.scene();
    private TestProject project;

    @BeforeEach
    void startARun() throws IOException {
        server.grant("deployments=write");
        project = new TestProject(temp).without("deploy.approval.type");
        server.variables().forEach(project::environment);
        project.environment("GITHUB_REF", "refs/heads/main").environment("GITHUB_SHA", project.commit());
        Instant now = Instant.now();
        scene.started(project.commit(), "ada", now.minusSeconds(600))
                .requires("grace")
                .job("deploy", "in_progress", now.minusSeconds(300), now.minusSeconds(5));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void anApprovedRunDeploysAndTellsWhoApproved() throws IOException {
        scene.review("approved", "grace", "Looks good");

        MavenRun run = project.run("deploy:production");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(project.deployed()).hasSize(1);
        assertThat(run.output()).containsPattern("approval +passed .* grace: Looks good");
        assertThat(String.join("\n", run.journal()))
                .contains(
                        "\"type\":\"github\",\"decision\":\"APPROVED\",\"decided_by\":\"grace\",\"comment\":\"Looks good\"")
                .contains("{\"reader\":\"approval\",\"names\":[\"GITHUB_TOKEN\"]}")
                .doesNotContain(TOKEN);
        assertThat(run.output().lines().filter(line -> line.contains(TOKEN))).containsExactly("::add-mask::" + TOKEN);
    }

    @Test
    void theTokenOfTheSettingIsShownNowhere() throws IOException {
        scene.review("approved", "grace", "Looks good");
        project.environment("GITHUB_TOKEN", "ghs_another")
                .environment("REVIEW_TOKEN", TOKEN)
                .property("deploy.github.token", "@{REVIEW_TOKEN}");

        MavenRun run = project.run("-X", "deploy:production");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output().lines().filter(line -> line.contains(TOKEN)))
                .allMatch(line -> line.equals("::add-mask::" + TOKEN));
    }

    @Test
    void aRejectedRunDoesNotDeploy() throws IOException {
        scene.review("rejected", "grace", "Not on a Friday");

        MavenRun run = project.run("deploy:production");

        refused(run, "approval_rejected: stage approval failed: grace: Not on a Friday");
    }

    @Test
    void aRunThatNobodyReviewedDoesNotDeploy() throws IOException {
        MavenRun run = project.run("deploy:production");

        refused(
                run,
                "approval_missing: stage approval failed: nobody: Nobody reviewed environment production in run 4711 of");
    }

    @Test
    void aRunWhoseReviewsCannotBeReadDoesNotDeploy() throws IOException {
        scene.review("approved", "grace", "Looks good");
        server.deny("actions=read");

        refused(project.run("deploy:production"), "The token lacks actions=read: add it to the job's permissions.");
    }

    @Test
    void whoStartedTheRunCannotApproveItUnlessThePomSaysSo() throws IOException {
        scene.review("approved", "ada", "mine");

        refused(project.run("deploy:production"), "ada approved, but started this run too. Let a required reviewer");

        MavenRun run = project.property("deploy.approval.doubtful", "record").run("deploy:production");
        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(String.join("\n", run.journal())).contains("[doubtful: ada approved, but started this run too]");
    }

    @Test
    void aRunThatWaitsTooLongDoesNotDeploy() throws IOException {
        scene.waiting();

        MavenRun run = project.property("deploy.approval.timeout", "2s").run("deploy:production");

        refused(
                run,
                "approval_timeout: stage approval failed: nobody: Nobody approved within 2 s (deploy.approval.timeout)."
                        + " Cancel what still waits in this run on GitHub");
        assertThat(server.requests()).extracting(request -> request.method()).containsOnly("GET");
        assertThat(run.output()).contains("Environment production waits for a review by grace at https://");
    }

    private void refused(MavenRun run, String message) throws IOException {
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.error()).contains(message);
        assertThat(project.deployed()).isEqualTo(List.of());
        assertThat(run.kinds()).doesNotContain("queue_entered");
    }
}
