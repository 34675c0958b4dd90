package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.guard.BranchDecision;
import edu.paws360.deploy.journal.JournalException;

/** May this branch go to production? (spec, "Branch Protection") */
public final class BranchStage implements Stage {
    private final BranchDecision decision;

    /**
     * A stage that stands by a decision. What is checked out was looked at before the deployment began, because its first
     * line in the journal already names branch and commit.
     *
     * @param decision the decision
     */
    public BranchStage(BranchDecision decision) {
        this.decision = decision;
    }

    @Override
    public StageName name() {
        return StageName.BRANCH;
    }

    @Override
    public StageResult execute(Run run) throws JournalException {
        run.record(decision.event());
        return decision.event().allowed()
                ? StageResult.passed(decision.event().detail())
                : StageResult.failed(decision.reason(), decision.event().detail())
                        .advising(decision.advice());
    }
}
