package edu.paws360.deploy.event;

import edu.paws360.deploy.check.CheckResult;
import java.util.List;

/**
 * How the branch is protected where the code lives (spec, "Branch Protection").
 *
 * @param required whether the deployment ends where a rule is not kept, or not known to be
 * @param rules each rule's result
 */
public record BranchRulesRead(boolean required, List<CheckResult> rules) implements DeploymentEvent {
    /** Keeps its own copy. */
    public BranchRulesRead {
        rules = List.copyOf(rules);
    }
}
