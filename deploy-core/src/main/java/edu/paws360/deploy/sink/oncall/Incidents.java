package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.event.DeploymentAbandoned;
import edu.paws360.deploy.event.DeploymentCompleted;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.ExecutionFinished;
import edu.paws360.deploy.event.ExecutionStarted;
import edu.paws360.deploy.event.HoldGranted;
import edu.paws360.deploy.event.QueueCrowded;
import edu.paws360.deploy.event.QueueEntered;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads the journal from its first line, and knows then how it stands with every place. A deployment that failed after it had
 * begun to execute, or tried to, is an incident, and so is one that was abandoned after it had changed production. One that
 * was refused before it touched anything is not worth waking somebody. Not thread-safe.
 */
final class Incidents implements Consumer<JournalEntry> {
    private final Map<String, Course> courses = new HashMap<>();
    private final Map<String, Standing> standings = new TreeMap<>();
    private final Mark told;
    private Mark last = Mark.NONE;
    private boolean goesOn;
    private int mayWait;
    private Optional<String> spared = Optional.empty();

    private Incidents(Mark told) {
        this.told = told;
    }

    /**
     * Reads a journal.
     *
     * @param journal the journal; its chain was verified before
     * @param told how far it was told already
     * @return how it stands at its end
     * @throws IOException if it cannot be read
     */
    static Incidents in(JournalReader journal, Mark told) throws IOException {
        Incidents incidents = new Incidents(told);
        try (Stream<JournalEntry> lines = journal.after(0)) {
            lines.forEach(incidents);
            return incidents;
        } catch (UncheckedIOException failed) {
            throw new IOException(
                    "The journal cannot be read: " + failed.getCause().getMessage(), failed);
        }
    }

    @Override
    public void accept(JournalEntry entry) {
        last = Mark.at(entry);
        goesOn |= last.equals(told);
        follow(entry.deploymentId(), entry);
    }

    private void follow(String id, JournalEntry entry) {
        DeploymentEvent event = entry.event();
        if (event instanceof DeploymentStarted started) {
            courses.putIfAbsent(id, Course.of(started));
        } else if (event instanceof ExecutionStarted) {
            courses.computeIfPresent(id, (same, course) -> course.executing());
        } else if (event instanceof ExecutionFinished execution) {
            courses.computeIfPresent(id, (same, course) -> course.executed(execution));
        } else if (event instanceof DeploymentCompleted completed && courses.containsKey(id)) {
            decide(entry, courses.remove(id), completed.verdict());
        } else if (event instanceof DeploymentAbandoned abandoned && courses.containsKey(id)) {
            abandon(entry, abandoned);
        } else if (courses.containsKey(id)) {
            line(entry, courses.get(id));
        }
    }

    /** A line that became too long is an incident of its own, until somebody sees it short again. */
    private void line(JournalEntry entry, Course course) {
        DeploymentEvent event = entry.event();
        if (event instanceof QueueCrowded crowd) {
            mayWait = crowd.limit();
            begin(Incident.crowded(entry, course, crowd));
        } else if (event instanceof QueueEntered entered) {
            seen(entry, course, entered.depth());
        } else if (event instanceof HoldGranted granted) {
            granted.depth().ifPresent(depth -> seen(entry, course, depth));
        }
    }

    private void seen(JournalEntry entry, Course course, int depth) {
        if (depth <= mayWait) {
            end(Place.queueOf(course.started()), entry);
        }
    }

    private void decide(JournalEntry entry, Course course, Verdict verdict) {
        spared = Optional.empty();
        if (verdict.succeeded()) {
            end(Place.of(course.started()), entry);
        } else if (course.touched()) {
            begin(Incident.failed(entry, course, verdict));
        } else {
            spared = Optional.of("nobody is alerted of deployment " + entry.deploymentId() + " (" + verdict.reason()
                    + "): it ended before it executed anything");
        }
    }

    /** Its course is kept: it may only have been silent, and still come to a verdict. */
    private void abandon(JournalEntry entry, DeploymentAbandoned abandoned) {
        if (abandoned.changedProduction()) {
            begin(Incident.abandoned(entry, courses.get(entry.deploymentId()), abandoned));
        }
    }

    private void end(Place place, JournalEntry entry) {
        standings.computeIfPresent(place.toString(), (same, standing) -> standing.endedBy(entry));
    }

    private void begin(Incident incident) {
        standings.put(incident.place().toString(), Standing.firing(incident));
    }

    /** The last line that was read. */
    Mark last() {
        return last;
    }

    /** The number of the last line that was told of; 0 if that was of another journal. */
    long toldUpTo() {
        return goesOn ? told.upTo() : 0;
    }

    /** Every place where something went wrong at some time. */
    Collection<Standing> standings() {
        return standings.values();
    }

    /** Why the deployment with the latest verdict alerts nobody although it failed, if that is so. */
    Optional<String> spared() {
        return spared;
    }
}
