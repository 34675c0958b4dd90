package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.event.DeploymentAbandoned;
import edu.paws360.deploy.event.DeploymentClosed;
import edu.paws360.deploy.event.DeploymentCompleted;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.ExecutionStarted;
import edu.paws360.deploy.event.StageStarted;
import edu.paws360.deploy.event.StepBegun;
import edu.paws360.deploy.event.StepHandedOn;
import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.journal.RunningMark;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Finds deployments that began and whose process is gone, while the journal is read from its first line: those without a
 * verdict, and those that had one but did not come to record what was delivered. Each gets a last line of its own, so that it
 * is told once. One that a step of a workflow run left to the next step is given the time that the step gave it.
 */
public final class Abandoned implements Consumer<JournalEntry> {
    private final Map<String, DeploymentAbandoned> open = new LinkedHashMap<>();
    private final Map<String, DeploymentClosed> unclosed = new LinkedHashMap<>();
    private final Map<String, String> runs = new HashMap<>();
    private final Map<String, Instant> expected = new HashMap<>();
    private final String foundBy;
    private final Predicate<String> over;
    private final InstantSource clock;
    private long seen;

    /**
     * A search.
     *
     * @param foundBy the deployment that searches
     */
    public Abandoned(String foundBy) {
        this(foundBy, workflowRun -> false);
    }

    /**
     * A search that knows of workflow runs that they have ended: no later step goes on with what their steps left.
     *
     * @param foundBy the deployment that searches
     * @param over whether a workflow run is over for certain
     */
    public Abandoned(String foundBy, Predicate<String> over) {
        this(foundBy, over, InstantSource.system());
    }

    Abandoned(String foundBy, Predicate<String> over, InstantSource clock) {
        this.foundBy = foundBy;
        this.over = over;
        this.clock = clock;
    }

    @Override
    public void accept(JournalEntry entry) {
        seen = entry.number();
        String id = entry.deploymentId();
        DeploymentEvent event = entry.event();
        if (event instanceof DeploymentStarted) {
            open.put(id, new DeploymentAbandoned("none", false, foundBy));
        } else if (event instanceof DeploymentCompleted) {
            open.remove(id);
            unclosed.put(id, new DeploymentClosed(entry.number() + "-" + entry.hash(), List.of()));
        } else if (event instanceof DeploymentClosed) {
            unclosed.remove(id);
        } else if (event instanceof DeploymentAbandoned) {
            open.remove(id);
        } else if (event instanceof StepBegun step) {
            runs.put(id, step.workflowRun());
            expected.remove(id);
        } else if (event instanceof StepHandedOn left) {
            expected.put(id, entry.at().plus(left.patience()));
        } else if (event instanceof StageStarted stage) {
            open.computeIfPresent(
                    id,
                    (same, seen) -> new DeploymentAbandoned(stage.stage().label(), seen.changedProduction(), foundBy));
        } else if (event instanceof ExecutionStarted) {
            open.computeIfPresent(id, (same, seen) -> new DeploymentAbandoned(seen.lastStage(), true, foundBy));
        }
    }

    /**
     * Records those whose process is gone. Others may be doing the same, and what was running when the journal was read may
     * have ended since: only what has not moved is told; the rest is told already, or will be by the next who looks.
     *
     * @param journal where they are recorded, each under its own id
     * @param listener sees the lines
     * @throws JournalException if that cannot be told or recorded
     */
    public void record(Journal journal, JournalListener listener) throws JournalException {
        recordAll(open, journal, listener);
        recordAll(unclosed, journal, listener);
        RunningMark.sweep(journal.running());
    }

    private void recordAll(Map<String, ? extends DeploymentEvent> found, Journal journal, JournalListener listener)
            throws JournalException {
        for (Map.Entry<String, ? extends DeploymentEvent> one : found.entrySet()) {
            if (!isExpected(one.getKey())) {
                record(journal, one.getKey(), one.getValue()).ifPresent(listener::written);
            }
        }
    }

    /** A step that goes on with it marks it first, and looks then: so it finds this line, or is found by us. */
    private Optional<JournalEntry> record(Journal journal, String id, DeploymentEvent event) throws JournalException {
        return RunningMark.ifGone(journal.running(), id, () -> journal.appendUnlessMoved(id, seen, event))
                .flatMap(line -> line);
    }

    /** Between two steps there is no process, and nothing wrong with that. */
    private boolean isExpected(String id) {
        return expected.containsKey(id) && clock.instant().isBefore(expected.get(id)) && !over.test(runs.get(id));
    }
}
