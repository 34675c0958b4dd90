package edu.paws360.deploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.testbed.BranchRoom;
import edu.paws360.deploy.testbed.DeploymentsRoom;
import edu.paws360.deploy.testbed.GithubApi;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.StrictGithub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What GitHub's protection of the branch lets happen, in a job of GitHub Actions. */
@Needs(GithubApi.class)
class BranchProtectionIT {
    private static final String TOKEN = "ghs_geheim0123456789";

    @TempDir
    Path temp;

    private final StrictGithub server = new StrictGithub(TOKEN).with(new DeploymentsRoom());
    private TestProject project;
    private BranchRoom branch;

    @BeforeEach
    void startARun() throws IOException {
        project = new TestProject(temp);
        server.variables().forEach(project::environment);
        project.environment("GITHUB_REF", "refs/heads/main").environment("GITHUB_SHA", project.commit());
        branch = new BranchRoom("main", project.commit());
        server.with(branch);
        Stream.of("metadata=read", "contents=read", "checks=read", "statuses=read", "deployments=write")
                .forEach(server::grant);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aProtectedBranchWhoseCommitPassedIsDeployed() throws IOException {
        branch.exemplary();

        MavenRun run = project.property("deploy.branch.protection", "required").run("deploy:production");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(project.deployed()).hasSize(1);
        assertThat(run.output())
                .containsPattern("approvals +passed .* main requires 2 approving reviews")
                .contains("Its rules on GitHub passed: approvals, requiredChecks, noForcePush, commitChecks");
        assertThat(String.join("\n", run.journal()))
                .contains("{\"reader\":\"branch\",\"names\":[\"GITHUB_TOKEN\"]}")
                .doesNotContain(TOKEN);
    }

    @Test
    void aBranchThatIsNotProtectedIsNotDeployedWhereThatIsRequired() throws IOException {
        branch.ruleOfReviews(1).ruleOfChecks("build").ended("build", "failure");

        MavenRun run = project.property("deploy.branch.protection", "required").run("deploy:production");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.error())
                .contains(
                        "branch_unprotected: stage branch failed: approvals: main requires 1 approving review, and at least"
                                + " 2 are expected. Change it in the repository's settings under Rules or Branches.; noForcePush: Force"
                                + " pushes to main are not forbidden, as is expected.")
                .contains("commitChecks: Of the checks required of commit " + project.commit()
                        + ", build ended as failure. Deploy a commit whose required checks have passed.");
        assertThat(project.deployed()).isEmpty();
        assertThat(run.kinds()).contains("branch_rules_read").doesNotContain("approval_decided", "queue_entered");
    }

    @Test
    void byDefaultItIsToldAndDeployed() throws IOException {
        branch.classic(2, false, "build").ended("build", "success");

        MavenRun run = project.run("deploy:production");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(project.deployed()).hasSize(1);
        assertThat(run.output())
                .containsPattern(
                        "WARN.* approvals +unknown .*The token lacks administration=read, which a job's own token"
                                + " never has: set deploy.github.token to one that has it\\.")
                .containsPattern("commitChecks passed")
                .contains(
                        "Rules not known to be kept, but only told (deploy.branch.protection=warn): approvals, noForcePush");
        assertThat(Files.readString(project.folder.resolve("target/deploy/report.html")))
                .contains("<h2>Branch rules</h2>")
                .contains("rules of the branch not known to be kept");
    }
}
