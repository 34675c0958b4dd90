package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.journal.JournalEntry;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How it stands with a place where something went wrong: the latest incident, and what ended it. Immutable.
 *
 * @param incident the latest deployment that went wrong there
 * @param since when the first of them did
 * @param deployments those that did since then, by their ids: one that was taken for abandoned may still come to a verdict
 * @param end what ended it, if something did
 */
record Standing(Incident incident, Instant since, Set<String> deployments, Optional<End> end) {
    /** Keeps its own copy. */
    Standing {
        deployments = Set.copyOf(deployments);
    }

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
        return new Standing(incident, incident.at(), Set.of(incident.deploymentId()), Optional.empty());
    }

    /** What goes wrong while it fires is the same incident; what does so later begins anew. */
    Standing again(Incident next) {
        return end.isPresent() ? firing(next) : joinedBy(next);
    }

    /** The same, which goes on with other words. */
    Standing joinedBy(Incident next) {
        Set<String> all = new HashSet<>(deployments);
        all.add(next.deploymentId());
        return new Standing(next, since, all, Optional.empty());
    }

    /** How many deployments went wrong there. */
    int times() {
        return deployments.size();
    }

    /** The first success ends it; later ones change nothing. */
    Standing endedBy(End success) {
        return end.isPresent()
                ? this
                : new Standing(incident, since, deployments, Optional.of(success.notBefore(incident.at())));
    }
}
