package edu.paws360.deploy.guard;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.CheckResult;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class QueueRailTest {
    private static CheckResult look(ConcurrencyDeclaration declared) {
        return new QueueRail(Path.of("checkout"), "production-deploy").look(declared);
    }

    @Test
    void a_queue_that_keeps_its_runs_passes() {
        assertThat(look(ConcurrencyDeclaration.MAX))
                .isEqualTo(CheckResult.passed(
                        "queue", "the workflow lets runs wait in group production-deploy (queue: max)", Duration.ZERO));
    }

    @Test
    void a_queue_that_drops_runs_is_warned_of() {
        assertThat(look(ConcurrencyDeclaration.SINGLE))
                .isEqualTo(CheckResult.warned(
                        "queue",
                        "the workflow lets one run wait in group production-deploy, and GitHub cancels the others,"
                                + " though cancel-in-progress is false. Write queue: max below the group",
                        Duration.ZERO));
    }

    @Test
    void a_queue_of_which_nothing_is_known_is_warned_of() {
        assertThat(look(ConcurrencyDeclaration.UNKNOWN))
                .isEqualTo(CheckResult.warned(
                        "queue",
                        "unknown: no workflow file that GITHUB_WORKFLOW_REF names in checkout says it of group"
                                + " production-deploy (deploy.queue.group). Give the job that concurrency group, with"
                                + " queue: max",
                        Duration.ZERO));
    }
}
