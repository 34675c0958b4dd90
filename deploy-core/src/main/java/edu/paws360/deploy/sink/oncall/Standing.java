package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.journal.JournalEntry;
import java.time.Instant;
import java.util.Optional;

/**
 * How it stands with a place where something went wrong: the latest incident, and what ended it. Immutable.
 *
 * @param incident the latest deployment that went wrong there
 * @param since when the first of them did
 * @param times how many did since then
 * @param end what ended it, if something did
 */
record Standing(Incident incident, Instant since, int times, Optional<End> end) {

    /**
     * What ended it.
     *
     * @param line the number of the journal's line
     * @param at when it was written, though not before the incident: the clock of the machine that succeeded may be behind that
     *     of the one that failed, and an alert that ends before it begins is refused, again and again
     * @param deploymentId the deployment
     */
    record End(long line, Instant at, String deploymentId) {
        static End of(JournalEntry entry) {
            return new End(entry.number(), entry.at(), entry.deploymentId());
        }

        End notBefore(Instant begin) {
            return at.isBefore(begin) ? new End(line, begin, deploymentId) : this;
        }
    }

    static Standing firing(Incident incident) {
        return new Standing(incident, incident.at(), 1, Optional.empty());
    }

    /** What goes wrong while it fires is the same incident; what does so later begins anew. */
    Standing again(Incident next) {
        return end.isPresent() ? firing(next) : new Standing(next, since, times + 1, Optional.empty());
    }

    /** The first success ends it; later ones change nothing. */
    Standing endedBy(End success) {
        return end.isPresent()
                ? this
                : new Standing(incident, since, times, Optional.of(success.notBefore(incident.at())));
    }
}
