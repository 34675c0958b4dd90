package edu.paws360.deploy.report;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.event.BranchRulesRead;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.HealthGatesFinished;
import edu.paws360.deploy.event.PreflightFinished;
import edu.paws360.deploy.event.SmokeTestsFinished;
import edu.paws360.deploy.event.WorkflowRailsRead;
import edu.paws360.deploy.journal.JournalEntry;
import java.util.List;
import java.util.stream.Stream;

/** Everything that was looked at in a deployment. */
final class Checks {
    private Checks() {}

    /** In the order in which it was looked at. */
    static Stream<CheckResult> in(List<JournalEntry> lines) {
        return lines.stream().flatMap(line -> of(line.event()).stream());
    }

    private static List<CheckResult> of(DeploymentEvent event) {
        if (event instanceof BranchRulesRead seen) {
            return seen.rules();
        }
        if (event instanceof WorkflowRailsRead seen) {
            return seen.rails();
        }
        if (event instanceof PreflightFinished seen) {
            return seen.checks();
        }
        if (event instanceof HealthGatesFinished seen) {
            return seen.gates();
        }
        return event instanceof SmokeTestsFinished seen ? seen.steps() : List.of();
    }
}
