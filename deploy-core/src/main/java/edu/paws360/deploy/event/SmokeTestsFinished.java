package edu.paws360.deploy.event;

import edu.paws360.deploy.check.CheckResult;
import java.util.List;

/**
 * What the smoke tests saw (spec, "Service-Specific Smoke Tests").
 *
 * @param steps each step's result, in the order in which they ran; those behind a failed one were not executed
 */
public record SmokeTestsFinished(List<CheckResult> steps) implements DeploymentEvent {
    /** Keeps its own copy. */
    public SmokeTestsFinished {
        steps = List.copyOf(steps);
    }
}
