package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.event.SecretsRead;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.WorkflowRailsRead;
import edu.paws360.deploy.guard.WorkflowRails;
import edu.paws360.deploy.journal.JournalException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stage of the approval, after which is told what GitHub itself holds against mistakes. That decides nothing. */
public final class RailedApproval implements Stage {
    private static final Logger LOG = LoggerFactory.getLogger(RailedApproval.class);

    private final Stage approval;
    private final WorkflowRails rails;

    /**
     * A stage.
     *
     * @param approval decides
     * @param rails looked at once it lets the deployment go on
     */
    public RailedApproval(Stage approval, WorkflowRails rails) {
        this.approval = approval;
        this.rails = rails;
    }

    @Override
    public StageName name() {
        return approval.name();
    }

    @Override
    public StageResult execute(Run run) throws JournalException, InterruptedException {
        StageResult result = approval.execute(run);
        if (!result.status().blocks()) {
            if (!rails.secretNames().isEmpty()) {
                run.record(new SecretsRead("rails", rails.secretNames()));
            }
            run.record(new WorkflowRailsRead(look()));
        }
        return result;
    }

    private List<CheckResult> look() throws InterruptedException {
        try {
            return rails.look();
        } catch (RuntimeException fault) {
            // What decides nothing ends nothing.
            LOG.error("The look at the workflow's rails broke", new Unspoken(fault));
            return List.of(CheckResult.warned(
                    "rails", "unknown: the look broke (" + fault.getClass().getName() + ")", Duration.ZERO));
        }
    }
}
