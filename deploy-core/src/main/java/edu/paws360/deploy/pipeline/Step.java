package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.StepBegun;
import edu.paws360.deploy.event.StepHandedOn;
import edu.paws360.deploy.event.StepName;
import edu.paws360.deploy.journal.JournalException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of a deployment that one step of a workflow run does. Immutable.
 *
 * @param name which step
 * @param run whose step
 * @param started who takes what to production
 * @param before what earlier steps left; empty if the deployment begins with this step
 * @param patience how long the next step may take to begin
 * @param behind the stages that later steps would have done, and why this one does not once it has failed
 */
public record Step(
        StepName name,
        WorkflowRun run,
        DeploymentStarted started,
        Optional<Handover> before,
        Duration patience,
        Map<StageName, String> behind) {

    void begin(Run shared) throws JournalException {
        if (before.isEmpty()) {
            shared.record(started);
        }
        shared.record(new StepBegun(name, run.name(), ProcessHandle.current().pid()));
        before.map(Handover::remarks).orElse(List.of()).forEach(shared::remark);
    }

    /** With its last step a deployment ends, whatever came of it. */
    boolean isLast() {
        return name == StepName.HEALTH;
    }

    /**
     * That the deployment is left to the next step.
     *
     * @param remarks what the verdict has to say
     * @return what is journaled
     */
    public StepHandedOn handedOn(List<String> remarks) {
        return new StepHandedOn(name, patience, remarks);
    }
}
