package edu.paws360.deploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.testbed.DeploymentsRoom;
import edu.paws360.deploy.testbed.GithubApi;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.StrictGithub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A commit that is older than what is live does not come to production by accident, and what is live is shown on GitHub. */
@Needs(GithubApi.class)
class FreshnessIT {
    private static final String TOKEN = "ghs_geheim0123456789";

    @TempDir
    Path temp;

    private TestProject project;
    private String first;
    private String second;

    @BeforeEach
    void commitTwice() throws IOException {
        project = new TestProject(temp);
        first = project.commit();
        project.git("commit", "-q", "--allow-empty", "-m", "second");
        second = project.commit();
    }

    private MavenRun succeed(String... more) throws IOException {
        MavenRun run = project.run(more);
        assertThat(run.exit()).as(run.output()).isZero();
        return run;
    }

    @Test
    void anOlderCommitIsRefusedUnlessTheSettingSaysOtherwise() throws IOException {
        assertThat(succeed("deploy:production").output())
                .containsPattern(
                        "freshness +passed .*nothing is known to be live to the queue's store and the journal");
        project.git("reset", "-q", "--hard", first);

        MavenRun refused = project.run("deploy:production");

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.error())
                .contains("older_commit: stage freshness failed: " + first.substring(0, 8)
                        + " is older than what is live: " + second + " is live since ")
                .contains(
                        ", says the queue's store. What to do: Deploy a newer commit. If production is to go back to this"
                                + " one, say so: deploy.allowOlder=true.");
        assertThat(project.deployed()).hasSize(1);
        assertThat(refused.kinds()).endsWith("hold_released", "sink_delivered", "deployment_closed");

        MavenRun allowed = succeed("deploy:production", "-Ddeploy.allowOlder=true");

        assertThat(project.deployed()).hasSize(2);
        assertThat(String.join("\n", allowed.journal()))
                .contains("\"decision\":\"OLDER\",\"allowed\":true,\"commit\":\"" + first + "\",\"live\":\"" + second
                        + "\"");
        project.git("reset", "-q", "--hard", second);
        assertThat(succeed("deploy:production").output())
                .containsPattern("freshness +passed .* is newer than what is live");
    }

    @Test
    void theSameCommitGoesAgainAndAnotherBranchTooWhichIsTold() throws IOException {
        succeed("deploy:production");
        assertThat(succeed("deploy:production").output()).contains(" is live already and is deployed again: ");
        project.git("checkout", "-q", "-b", "release/1", first);
        project.git("commit", "-q", "--allow-empty", "-m", "patch");

        MavenRun run = succeed("deploy:production");

        assertThat(String.join("\n", run.journal()))
                .containsPattern("\"message\":\"[^\"]*; [0-9a-f]{8} lacks commits of what is live, and has others: ")
                .contains("DIVERGED");
    }

    @Test
    void aStoreThatCannotBeReadIsNoLeave() throws IOException {
        succeed("deploy:production");
        Files.writeString(temp.resolve("audit/queue/production-deploy/live.json"), "{");

        MavenRun run = project.run("deploy:production");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.error())
                .contains(
                        "freshness_unknown: stage freshness failed: it is not known what is live: The deployment queue at ")
                .contains("Or go on without knowing: deploy.allowOlder=true.");
        assertThat(project.deployed()).hasSize(1);
    }

    @Test
    void onANewRunnerGithubTellsWhatIsLive() throws IOException {
        DeploymentsRoom room = new DeploymentsRoom();
        try (StrictGithub server = new StrictGithub(TOKEN).with(room)) {
            server.grant("deployments=write");
            server.variables().forEach(project::environment);
            project.environment("GITHUB_REF", "refs/heads/main").environment("GITHUB_SHA", second);
            succeed("deploy:production");
            assertThat(room.records()).containsExactly("production " + second + ": in_progress, success");
            project.property("deploy.audit.dir", temp.resolve("another").toString());
            project.git("reset", "-q", "--hard", first);
            project.environment("GITHUB_SHA", first);

            MavenRun refused = project.run("deploy:production");

            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.error())
                    .contains("older_commit: stage freshness failed: ", " by record 100, says GitHub. ");
            assertThat(project.deployed()).hasSize(1);
            assertThat(room.records()).hasSize(1);
            assertThat(refused.output().lines().filter(line -> line.contains(TOKEN)))
                    .allMatch(line -> line.equals("::add-mask::" + TOKEN));
        }
    }

    @Test
    void onANewRunnerNothingIsKnownWhereGithubMayNotBeAsked() throws IOException {
        try (StrictGithub server = new StrictGithub(TOKEN).with(new DeploymentsRoom())) {
            server.variables().forEach(project::environment);
            project.environment("GITHUB_REF", "refs/heads/main").environment("GITHUB_SHA", second);

            MavenRun run = project.run("deploy:production");

            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.error())
                    .contains("What to do: The token lacks deployments=read: add it to the job's permissions.");
            succeed("deploy:production", "-Ddeploy.allowOlder=true");
        }
    }
}
