package edu.paws360.deploy.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.FailoverTriggered;
import edu.paws360.deploy.event.FailoverTriggered.Reason;
import edu.paws360.deploy.event.HoldLapsed;
import edu.paws360.deploy.event.RunnerRole;
import edu.paws360.deploy.event.SecretsRead;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.runner.GithubPlace;
import edu.paws360.deploy.runner.GithubRunner;
import edu.paws360.deploy.runner.LocalRunner;
import edu.paws360.deploy.runner.Work;
import edu.paws360.deploy.testbed.DispatchRoom;
import edu.paws360.deploy.testbed.GithubApi;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.StandIn;
import edu.paws360.deploy.testbed.StrictGithub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When this machine takes over from a job of GitHub, and when it must not. */
@Timeout(60)
@Needs(GithubApi.class)
class GithubFailoverTest {
    @TempDir
    Path folder;

    private final DispatchRoom room = new DispatchRoom();
    private final StrictGithub server = new StrictGithub("ghs_geheim0123456789").with(room);
    private Rig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new Rig(folder);
        server.grant("actions=write");
    }

    @AfterEach
    void close() {
        rig.close();
        server.close();
    }

    private Verdict deploy() throws Exception {
        GithubRunner primary = new GithubRunner(
                "github:production",
                new GithubAccess(server.variables(), Optional.empty()),
                new GithubPlace(DispatchRoom.FILE, List.of("production"), Duration.ofMinutes(5)));
        Work work = Work.shell("echo $DEPLOY_RUNNER $DEPLOY_FENCING_TOKEN >> seen", folder)
                .withEnvironment(Map.of(
                        "DEPLOY_ID", "d1",
                        "DEPLOY_COMMIT", "a".repeat(40),
                        "DEPLOY_BRANCH", "main",
                        "DEPLOY_ENVIRONMENT", "production"));
        return rig.run(new ExecuteStage(
                rig.runners(primary, new LocalRunner("local")),
                new Execution(work, CommandKind.ANY, "echo", List.of("API_KEY")),
                runner -> line -> {}));
    }

    @Test
    void aJobThatGitHubSaysNeverBeganMayBeTakenOver() throws Exception {
        room.endWithoutJob("startup_failure");

        assertThat(deploy().succeeded()).isTrue();

        assertThat(rig.all(FailoverTriggered.class))
                .containsExactly(
                        new FailoverTriggered(Reason.PRIMARY_UNREACHABLE, RunnerRole.PRIMARY, RunnerRole.SECONDARY));
        assertThat(Files.readAllLines(folder.resolve("seen"))).containsExactly("secondary 12");
        assertThat(room.inputs()).containsEntry("token", "12").containsEntry("runner", "primary");
        // A job has secrets of its own; what was read for it here is the token.
        assertThat(rig.all(SecretsRead.class))
                .containsExactly(
                        new SecretsRead("execute", List.of("GITHUB_TOKEN")),
                        new SecretsRead("execute", List.of("API_KEY")));
    }

    @Test
    void aJobThatMayRunKeepsTheSecondaryOut() throws Exception {
        // The first one is the look whether there is such a workflow.
        server.next(server.after(new CountDownLatch(0)), StandIn.answering(204, ""));

        assertThat(deploy().reason()).isEqualTo(ReasonCode.PRIMARY_NOT_FENCED);

        assertThat(rig.all(FailoverTriggered.class)).isEmpty();
        assertThat(rig.all(HoldLapsed.class)).hasSize(1);
        assertThat(folder.resolve("seen")).doesNotExist();
    }
}
