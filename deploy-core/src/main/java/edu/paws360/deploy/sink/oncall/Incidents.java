package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.event.ApprovalDecided;
import edu.paws360.deploy.event.ApprovalDecided.Decision;
import edu.paws360.deploy.event.DeploymentAbandoned;
import edu.paws360.deploy.event.DeploymentCompleted;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.ExecutionFinished;
import edu.paws360.deploy.event.ExecutionStarted;
import edu.paws360.deploy.event.HealthGatesFinished;
import edu.paws360.deploy.event.HoldGranted;
import edu.paws360.deploy.event.JournalStrained;
import edu.paws360.deploy.event.LastLines;
import edu.paws360.deploy.event.QueueCrowded;
import edu.paws360.deploy.event.QueueEntered;
import edu.paws360.deploy.event.SmokeTestsFinished;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads the journal from its first line, and knows then how it stands with every place. Not thread-safe. */
final class Incidents implements Consumer<JournalEntry> {
    private static final Set<Place.Kind> ENDED_BY_SUCCESS = EnumSet.complementOf(EnumSet.of(Place.Kind.QUEUE));

    private final Map<String, Course> courses = new HashMap<>();
    private final Map<String, JournalStrained> strains = new HashMap<>();
    private final Map<String, Standing> standings = new TreeMap<>();
    private final Map<String, Standing.End> ends = new HashMap<>();
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
        if (entry.event() instanceof DeploymentStarted started) {
            courses.putIfAbsent(entry.deploymentId(), Course.of(started));
        } else if (courses.containsKey(entry.deploymentId())) {
            follow(entry, courses.get(entry.deploymentId()));
        }
    }

    private void follow(JournalEntry entry, Course course) {
        DeploymentEvent event = entry.event();
        if (event instanceof DeploymentCompleted completed) {
            courses.remove(entry.deploymentId());
            decide(entry, course, completed.verdict());
            tellStrain(entry, course);
        } else if (event instanceof DeploymentAbandoned abandoned) {
            // Its course is kept: it may only have been silent, and still come to a verdict.
            Judgement.of(entry, course, abandoned).ifPresent(this::begin);
        } else if (event instanceof ApprovalDecided approval) {
            approved(entry, course, approval.decision());
        } else if (event instanceof JournalStrained strained) {
            strains.put(entry.deploymentId(), strained);
        } else if (isOfTheLine(event)) {
            line(entry, course);
        } else {
            courses.put(entry.deploymentId(), onItsWay(course, event));
        }
    }

    /** Whatever came of the deployment itself: the next one does not begin, so this is open until one succeeds. */
    private void tellStrain(JournalEntry entry, Course course) {
        Optional.ofNullable(strains.remove(entry.deploymentId()))
                .ifPresent(strained -> begin(Judgement.of(entry, course, strained)));
    }

    private static Course onItsWay(Course course, DeploymentEvent event) {
        if (event instanceof ExecutionStarted) {
            return course.executing();
        } else if (event instanceof ExecutionFinished execution) {
            return course.executed(execution);
        } else if (event instanceof LastLines last) {
            return course.printed(last);
        } else if (event instanceof HealthGatesFinished health) {
            return course.checked(health.gates());
        }
        return event instanceof SmokeTestsFinished smoke ? course.checked(smoke.steps()) : course;
    }

    private static boolean isOfTheLine(DeploymentEvent event) {
        return event instanceof QueueCrowded || event instanceof QueueEntered || event instanceof HoldGranted;
    }

    /** A line that became too long is an incident of its own, until somebody sees it short again. */
    private void line(JournalEntry entry, Course course) {
        if (entry.event() instanceof QueueCrowded crowd) {
            mayWait = crowd.limit();
            begin(Judgement.of(entry, course, crowd));
        } else if (entry.event() instanceof QueueEntered entered) {
            seen(entry, course, entered.depth());
        } else if (entry.event() instanceof HoldGranted granted) {
            granted.depth().ifPresent(depth -> seen(entry, course, depth));
        }
    }

    private void seen(JournalEntry entry, Course course, int depth) {
        if (depth <= mayWait) {
            end(Place.of(course.started(), Place.Kind.QUEUE), entry);
        }
    }

    private void approved(JournalEntry entry, Course course, Decision decision) {
        if (decision == Decision.APPROVED || decision == Decision.NOT_REQUIRED) {
            end(Place.of(course.started(), Place.Kind.APPROVAL), entry);
        }
    }

    private void decide(JournalEntry entry, Course course, Verdict verdict) {
        spared = Optional.empty();
        if (verdict.succeeded()) {
            ENDED_BY_SUCCESS.forEach(kind -> end(Place.of(course.started(), kind), entry));
            return;
        }
        Optional<Incident> incident = Judgement.of(entry, course, verdict);
        incident.ifPresent(this::begin);
        if (incident.isEmpty()) {
            spared = Optional.of("nobody is alerted of deployment " + entry.deploymentId() + " (" + verdict.reason()
                    + "): it ended before it executed anything");
        }
    }

    private void end(Place place, JournalEntry entry) {
        Standing.End end = Standing.End.of(entry);
        ends.put(place.key(), end);
        standings.computeIfPresent(place.key(), (same, standing) -> standing.endedBy(end));
    }

    private void begin(Incident incident) {
        Incident worst = joined(incident);
        ends.remove(worst.place().key());
        standings.merge(worst.place().key(), Standing.firing(worst), (old, fresh) -> old.again(worst));
    }

    /** A release that was rolled back joins a worse incident that is still open: it is the same trouble, and not a second page. */
    private Incident joined(Incident incident) {
        Place worse = Place.of(incident.started(), Place.Kind.DEPLOYMENT);
        boolean open = Optional.ofNullable(standings.get(worse.key()))
                .filter(standing -> standing.end().isEmpty())
                .isPresent();
        return open && incident.place().kind() == Place.Kind.ROLLED_BACK ? incident.at(worse) : incident;
    }

    /** The last line that was read. */
    Mark last() {
        return last;
    }

    /** Whether the line that was told of last is one of this journal. */
    boolean goesOn() {
        return goesOn;
    }

    /** Every place where something went wrong at some time, by its key. */
    Map<String, Standing> standings() {
        return standings;
    }

    /** What would end an incident at a place, whether this journal knows of one or not. */
    Optional<Standing.End> endAt(String key) {
        return Optional.ofNullable(ends.get(key));
    }

    /** Why the deployment with the latest verdict alerts nobody although it failed, if that is so. */
    Optional<String> spared() {
        return spared;
    }
}
