package edu.paws360.deploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which checkouts may go to production, and that nothing runs for the others. */
class BranchIT {
    @TempDir
    Path temp;

    private TestProject project;

    @BeforeEach
    void create() throws IOException {
        project = new TestProject(temp);
    }

    @Test
    void mainIsDeployed() throws IOException {
        MavenRun run = project.run("deploy:production");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(project.deployed()).hasSize(1);
        assertThat(run.kinds()).endsWith("sink_delivered", "deployment_closed");
    }

    @Test
    void aReleaseBranchIsDeployed() throws IOException {
        project.git("checkout", "-q", "-b", "release/1.2");

        assertThat(project.run("deploy:production").exit()).isZero();
        assertThat(project.deployed()).hasSize(1);
    }

    @Test
    void aFeatureBranchIsRefusedBeforeAnythingElseRan() throws IOException {
        project.git("checkout", "-q", "-b", "feature/x");

        MavenRun run = refused("branch_refused");

        assertThat(run.kinds())
                .containsExactly(
                        "deployment_started",
                        "stage_started",
                        "branch_decided",
                        "stage_finished",
                        "stage_finished",
                        "stage_finished",
                        "stage_finished",
                        "stage_finished",
                        "stage_finished",
                        "stage_finished",
                        "stage_finished",
                        "deployment_completed",
                        "sink_delivered",
                        "deployment_closed");
        assertThat(run.journal().get(4)).contains("\"stage\":\"APPROVAL\",\"status\":\"NOT_EXECUTED\"");
        assertThat(temp.resolve("audit/queue")).doesNotExist();
    }

    @Test
    void aTagNamedMainIsRefused() throws IOException {
        project.git("tag", "main");
        project.git("checkout", "-q", "--detach", "refs/tags/main");
        inGithub("refs/tags/main", project.commit());

        refused("branch_refused");
    }

    @Test
    void aPullRequestIsRefused() throws IOException {
        inGithub("refs/pull/1/merge", project.commit());

        refused("branch_refused");
    }

    @Test
    void aReferenceThatDisagreesWithTheCheckoutIsRefused() throws IOException {
        project.git("checkout", "-q", "-b", "release/1.2");
        inGithub("refs/heads/main", project.commit());

        refused("branch_unknown");
    }

    @Test
    void aDetachedHeadIsRefused() throws IOException {
        project.git("checkout", "-q", "--detach");

        refused("branch_refused");
    }

    @Test
    void aDetachedHeadIsDeployedWhenTheCiNamesABranchThatContainsIt() throws IOException {
        project.git("checkout", "-q", "--detach");
        inGithub("refs/heads/main", project.commit());

        assertThat(project.run("deploy:production").exit()).isZero();
        assertThat(project.deployed()).hasSize(1);
    }

    private void inGithub(String ref, String commit) {
        project.environment("GITHUB_ACTIONS", "true")
                .environment("GITHUB_REF", ref)
                .environment("GITHUB_SHA", commit);
    }

    private MavenRun refused(String reason) throws IOException {
        MavenRun run = project.run("deploy:production");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.error()).contains(reason + ": stage branch failed: ").contains("What to do: ");
        assertThat(project.deployed()).isEmpty();
        return run;
    }
}
