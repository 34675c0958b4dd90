package edu.paws360.deploy.console;

import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.Spoken;
import edu.paws360.deploy.event.BranchRulesRead;
import edu.paws360.deploy.event.ConcurrencyViolated;
import edu.paws360.deploy.event.DeploymentAbandoned;
import edu.paws360.deploy.event.DeploymentClosed;
import edu.paws360.deploy.event.DeploymentCompleted;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.DryRunCompleted;
import edu.paws360.deploy.event.DryRunStarted;
import edu.paws360.deploy.event.ExecutionStarted;
import edu.paws360.deploy.event.HealthGatesFinished;
import edu.paws360.deploy.event.JournalRepaired;
import edu.paws360.deploy.event.PreflightFinished;
import edu.paws360.deploy.event.SinkDelivered;
import edu.paws360.deploy.event.SmokeTestsFinished;
import edu.paws360.deploy.event.StageFinished;
import edu.paws360.deploy.event.StepBegun;
import edu.paws360.deploy.event.StepHandedOn;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.event.WorkflowRailsRead;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.pipeline.JournalListener;
import edu.paws360.deploy.report.Ended;
import edu.paws360.deploy.report.Incidental;

/** Tells a deployment line by line as the journal grows. */
public final class Narrator implements JournalListener {
    private final Screen screen;
    private final CheckTable checks;
    private String told = "";

    /**
     * A narrator.
     *
     * @param screen where it tells
     */
    public Narrator(Screen screen) {
        this.screen = screen;
        this.checks = new CheckTable(screen);
    }

    @Override
    public void written(JournalEntry entry) {
        if (entry.event() instanceof DeploymentStarted started) {
            begin("Deployment ", entry.deploymentId(), started);
        } else if (entry.event() instanceof DryRunStarted dry) {
            begin("Dry run, nothing is deployed: ", entry.deploymentId(), dry.plan());
        } else if (entry.event() instanceof DryRunCompleted dry) {
            verdict(new Ended(true, dry.verdict()));
            dry.notDelivered().forEach(this::notTold);
        } else if (entry.event() instanceof StepBegun step) {
            begin(entry.deploymentId(), step);
        } else if (entry.event() instanceof StepHandedOn step) {
            screen.say("Step " + step.step().label() + " has ended well; the next one may take "
                    + Spoken.limit(step.patience()) + " to go on with deployment " + entry.deploymentId());
        } else if (entry.event() instanceof StageFinished stage) {
            screen.row(
                    stage.status(),
                    CheckTable.row(stage.stage().label(), stage.status(), Spoken.of(stage.duration()), stage.detail()));
        } else if (entry.event() instanceof BranchRulesRead seen) {
            checks.show(seen.rules());
        } else if (entry.event() instanceof PreflightFinished seen) {
            checks.show(seen.checks());
        } else if (entry.event() instanceof WorkflowRailsRead seen) {
            checks.show(seen.rails());
        } else if (entry.event() instanceof HealthGatesFinished seen) {
            checks.show(seen.gates());
        } else if (entry.event() instanceof SmokeTestsFinished seen) {
            checks.show(seen.steps());
        } else if (entry.event() instanceof ExecutionStarted execution) {
            screen.say(
                    "  " + execution.role().label() + " runner " + execution.runner() + " runs: " + execution.work());
        } else if (entry.event() instanceof DeploymentCompleted completed) {
            verdict(new Ended(false, completed.verdict()));
        } else if (entry.event() instanceof DeploymentClosed closed) {
            close(entry.deploymentId(), closed);
        } else {
            warnings(entry);
        }
    }

    /**
     * Tells that the journal's end was mended before the deployment began.
     *
     * @param repaired what was mended
     */
    public void tell(JournalRepaired repaired) {
        screen.warn("The journal was mended: " + repaired.detail() + " (kept aside: " + repaired.keptAside() + ").");
    }

    private void warnings(JournalEntry entry) {
        if (entry.event() instanceof DeploymentAbandoned abandoned) {
            screen.warn(abandoned(entry.deploymentId(), abandoned));
        } else if (entry.event() instanceof ConcurrencyViolated violated) {
            screen.warn("Production is held by " + violated.holder() + ": " + violated.detail());
        } else if (entry.event() instanceof JournalRepaired repaired) {
            tell(repaired);
        } else if (entry.event() instanceof SinkDelivered sink) {
            delivery(sink);
        } else {
            Incidental.inWords(entry.event()).ifPresent(screen::warn);
        }
    }

    private void begin(String what, String id, DeploymentStarted started) {
        told = id;
        screen.say(what + id + ": " + started.project() + ", commit " + started.commit() + " of "
                + started.branch() + ", to " + started.environment() + " by " + started.user() + " on "
                + started.runnerId());
        if (started.uncommittedChanges()) {
            screen.warn("The work tree has uncommitted changes: what is deployed may not be what the commit says.");
        }
    }

    private void begin(String id, StepBegun step) {
        told = id;
        screen.say("Step " + step.step().label() + " of workflow run " + step.workflowRun() + ": deployment " + id);
    }

    /** One that this process did not narrate is another one, found by it. */
    private void close(String id, DeploymentClosed closed) {
        if (id.equals(told)) {
            screen.say("Audit log id: " + closed.auditLogId());
        } else {
            screen.warn(
                    "Deployment " + id + " had its verdict, but its process was gone before it had recorded what was"
                            + " delivered; what was not goes out now. Its audit log id: " + closed.auditLogId());
        }
    }

    private void notTold(String sink) {
        screen.row(
                CheckStatus.NOT_EXECUTED,
                CheckTable.row(sink, CheckStatus.NOT_EXECUTED, "", "dry run: would be told of the deployment"));
    }

    private void verdict(Ended end) {
        Verdict verdict = end.verdict();
        String line = "Verdict: " + (end.dryRun() ? "DRY RUN " : "") + end.outcome() + " (" + verdict.reason()
                + ") after " + Spoken.of(verdict.duration());
        if (verdict.succeeded()) {
            screen.say(line);
        } else {
            screen.warn(line);
        }
    }

    private void delivery(SinkDelivered sink) {
        if (sink.delivered()) {
            screen.say("Delivered to " + sink.sink() + ": " + sink.detail());
        } else {
            screen.warn("Not delivered to " + sink.sink() + " (the verdict stands, the next run tries what it can): "
                    + sink.detail());
        }
    }

    private static String abandoned(String id, DeploymentAbandoned abandoned) {
        return "Deployment " + id
                + " was abandoned: its process is gone and left no verdict; it was last seen in stage "
                + abandoned.lastStage()
                + (abandoned.changedProduction()
                        ? ". It had begun to execute, so production may be half changed."
                        : ". It had not begun to execute, so it changed nothing.");
    }
}
