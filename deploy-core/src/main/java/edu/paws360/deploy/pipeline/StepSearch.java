package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.event.DeploymentAbandoned;
import edu.paws360.deploy.event.DeploymentCompleted;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.ExecutionStarted;
import edu.paws360.deploy.event.StepBegun;
import edu.paws360.deploy.event.StepHandedOn;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.queue.Destination;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds the deployment that the steps of a workflow run make, while the journal is read from its first line: the last one, if there
 * are several. Not thread-safe.
 */
public final class StepSearch implements Consumer<JournalEntry> {
    private final Destination where;
    private final WorkflowRun run;
    private final Set<String> there = new HashSet<>();
    private Optional<Found> found = Optional.empty();

    /** How it stands with a deployment of steps. */
    public enum State {
        /** A step began and did not end: its process lives, or is gone. */
        UNDER_WAY,
        /** A step ended well, and left it to the next one. */
        HANDED_ON,
        /** A step ended well, and no other went on with it in time. */
        LEFT,
        /** It has its verdict. */
        SUCCEEDED,
        /** It has its verdict, or was found abandoned. */
        FAILED
    }

    /**
     * The deployment.
     *
     * @param id its id
     * @param state how it stands
     * @param executed whether it began to execute
     * @param until where it was handed on, until when a step may go on with it
     */
    public record Found(String id, State state, boolean executed, Optional<Instant> until) {
        Found in(State next) {
            return new Found(id, next, executed, Optional.empty());
        }

        /**
         * How it stands at a moment: also for a step itself, and not for those alone who look for what was abandoned.
         *
         * @param now the moment
         * @return the same, or that it was left
         */
        public Found at(Instant now) {
            return until.filter(limit -> !now.isBefore(limit))
                    .map(limit -> in(State.LEFT))
                    .orElse(this);
        }
    }

    /**
     * A search.
     *
     * @param where what is deployed, and where to
     * @param run whose steps
     */
    public StepSearch(Destination where, WorkflowRun run) {
        this.where = where;
        this.run = run;
    }

    @Override
    public void accept(JournalEntry entry) {
        String id = entry.deploymentId();
        DeploymentEvent event = entry.event();
        if (event instanceof DeploymentStarted started) {
            if (where.equals(new Destination(started.project(), started.environment()))) {
                there.add(id);
            }
        } else if (event instanceof StepBegun step) {
            begin(id, step);
        } else {
            found = found.map(known -> known.id().equals(id) ? followed(known, entry) : known);
        }
    }

    private void begin(String id, StepBegun step) {
        if (step.workflowRun().equals(run.name()) && there.contains(id)) {
            found = Optional.of(found.filter(known -> known.id().equals(id))
                    .orElse(new Found(id, State.UNDER_WAY, false, Optional.empty()))
                    .in(State.UNDER_WAY));
        }
    }

    private static Found followed(Found known, JournalEntry entry) {
        DeploymentEvent event = entry.event();
        if (event instanceof StepHandedOn left) {
            return new Found(
                    known.id(),
                    State.HANDED_ON,
                    known.executed(),
                    Optional.of(entry.at().plus(left.patience())));
        } else if (event instanceof DeploymentCompleted completed) {
            return known.in(completed.verdict().succeeded() ? State.SUCCEEDED : State.FAILED);
        } else if (event instanceof DeploymentAbandoned) {
            return known.in(State.FAILED);
        }
        return event instanceof ExecutionStarted ? new Found(known.id(), known.state(), true, known.until()) : known;
    }

    /**
     * What was found in the lines that were seen.
     *
     * @return the deployment; empty if no step of the run has begun one
     */
    public Optional<Found> found() {
        return found;
    }
}
