package edu.paws360.deploy.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.SecretsRead;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.WorkflowRailsRead;
import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.guard.QueueRail;
import edu.paws360.deploy.guard.WorkflowRails;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RailedApprovalTest {
    private static final Map<String, String> JOB =
            Map.of("GITHUB_REPOSITORY", "paws360/shop", "GITHUB_RUN_ID", "4711", "GITHUB_RUN_ATTEMPT", "1");

    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new Rig(folder);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private Stage railed(StageResult approval, Map<String, String> variables) {
        WorkflowRails rails = new WorkflowRails(
                new GithubAccess(variables, Optional.empty()),
                "production",
                new QueueRail(folder, "production-deploy"));
        return new RailedApproval(PipelineTest.stage(StageName.APPROVAL, run -> approval), rails);
    }

    @Test
    void what_is_not_known_is_told_and_ends_nothing() throws Exception {
        assertThat(rig.run(railed(StageResult.passed("ann"), JOB)).succeeded()).isTrue();

        assertThat(rig.all(WorkflowRailsRead.class))
                .containsExactly(new WorkflowRailsRead(List.of(
                        CheckResult.warned(
                                "rails",
                                "unknown: there is no token to ask GitHub with, neither deploy.github.token nor"
                                        + " GITHUB_TOKEN in the step's env",
                                Duration.ZERO),
                        CheckResult.warned(
                                "queue",
                                "unknown: no workflow file that GITHUB_WORKFLOW_REF names in " + folder
                                        + " says it of group production-deploy (deploy.queue.group). Give the job that"
                                        + " concurrency group, with queue: max",
                                Duration.ZERO))));
        assertThat(rig.all(SecretsRead.class)).isEmpty();
    }

    @Test
    void a_wrong_address_is_told_and_nothing_is_sent_there() throws Exception {
        Map<String, String> variables = new HashMap<>(JOB);
        variables.put("GITHUB_TOKEN", "ghs_geheim");
        variables.put("GITHUB_API_URL", "http://github.example.org");

        assertThat(rig.run(railed(StageResult.skipped("none"), variables)).succeeded())
                .isTrue();

        assertThat(rig.all(WorkflowRailsRead.class).get(0).rails().get(0).detail())
                .startsWith("unknown: GITHUB_API_URL is not an https URL ");
        assertThat(rig.all(SecretsRead.class)).isEmpty();
    }

    @Test
    void nothing_is_asked_once_the_deployment_has_ended() throws Exception {
        rig.run(railed(StageResult.failed(ReasonCode.APPROVAL_REJECTED, "no"), JOB));

        assertThat(rig.all(WorkflowRailsRead.class)).isEmpty();
    }
}
