package edu.paws360.deploy.guard;

import edu.paws360.deploy.check.CheckResult;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Whether the workflow lets more than one run wait.
 *
 * @param checkout where the repository is checked out
 * @param group the workflow's concurrency group
 */
public record QueueRail(Path checkout, String group) {
    private static final String NAME = "queue";

    CheckResult look(ConcurrencyDeclaration declared) {
        return switch (declared) {
            case MAX ->
                CheckResult.passed(
                        NAME, "the workflow lets runs wait in group " + group + " (queue: max)", Duration.ZERO);
            case SINGLE ->
                warned("the workflow lets one run wait in group " + group + ", and GitHub cancels the others, though"
                        + " cancel-in-progress is false. Write queue: max below the group");
            case UNKNOWN ->
                warned("unknown: no workflow file that GITHUB_WORKFLOW_REF names in " + checkout + " says it of group "
                        + group + " (deploy.queue.group). Give the job that concurrency group, with queue: max");
        };
    }

    private static CheckResult warned(String detail) {
        return CheckResult.warned(NAME, detail, Duration.ZERO);
    }
}
