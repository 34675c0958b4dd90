package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.journal.JournalEntry;
import java.time.Instant;
import java.util.List;

/**
 * Something that somebody has to look at. Every text comes from the journal, so it holds no secrets. Immutable.
 *
 * @param line the number of the journal's line that says so; 0 where the journal could not be written
 * @param at when that line was written
 * @param deploymentId the deployment
 * @param started who took what where
 * @param place what it is about
 * @param said what is said of it
 * @param seen what was seen last: the last answer of each failed gate, the last lines that a command printed
 */
record Incident(
        long line,
        Instant at,
        String deploymentId,
        DeploymentStarted started,
        Place place,
        Said said,
        List<String> seen) {
    /** Keeps its own copy. */
    Incident {
        seen = List.copyOf(seen);
    }

    /**
     * What is said.
     *
     * @param reason why, in a word that stays the same
     * @param headline what happened, without severity and place
     * @param description what was seen, in one line
     * @param advice what to do, in one line
     */
    record Said(ReasonCode reason, String headline, String description, String advice) {}

    static Incident of(JournalEntry entry, Course course, Place.Kind kind, Said said) {
        return new Incident(
                entry.number(),
                entry.at(),
                entry.deploymentId(),
                course.started(),
                Place.of(course.started(), kind),
                said,
                course.seen());
    }

    /** The same, read from a journal whose lines say nothing of this one's. */
    Incident ofAnotherJournal() {
        return new Incident(-1, at, deploymentId, started, place, said, seen);
    }

    /** The same, as part of the incident at another place. */
    Incident at(Place other) {
        return new Incident(line, at, deploymentId, started, other, said, seen);
    }

    /** The one line that a pager shows. */
    String summary() {
        return place.kind().severity() + ": " + said.headline() + ": " + place.where();
    }
}
