package edu.paws360.deploy.event;

import edu.paws360.deploy.check.CheckResult;
import java.util.List;

/**
 * What the preflight checks saw (spec, "Audit Trail", 2).
 *
 * @param checks each check's result, in the order of the spec
 * @param exitCode the spec's exit code: 0, or the lowest failing check's number from 1 to 5
 */
public record PreflightFinished(List<CheckResult> checks, int exitCode) implements DeploymentEvent {
    /** Keeps its own copy. */
    public PreflightFinished {
        checks = List.copyOf(checks);
    }
}
