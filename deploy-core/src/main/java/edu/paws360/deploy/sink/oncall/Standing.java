package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.journal.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How it stands with a place where something went wrong: the latest incident, and the success that ended it. Immutable.
 *
 * @param incident the latest incident
 * @param end the success, if there was one since
 */
record Standing(Incident incident, Optional<End> end) {
    /**
     * How long an alert fires when nothing more is heard of it. An Alertmanager takes an alert without an end for resolved
     * after its own {@code resolve_timeout} (5 minutes), since it expects to be told again and again; nothing of ours runs
     * between deployments that could do so.
     */
    static final Duration FIRING = Duration.ofHours(24);

    /** The line of the journal that holds the success, and when it was written, though not before the incident. */
    record End(long line, Instant at) {}

    static Standing firing(Incident incident) {
        return new Standing(incident, Optional.empty());
    }

    /**
     * The first success ends it; later ones change nothing. The clock of the machine that succeeded may be behind that of the
     * one that failed, and an alert that ends before it begins is refused, again and again.
     */
    Standing endedBy(JournalEntry success) {
        Instant at = success.at().isBefore(incident.at()) ? incident.at() : success.at();
        return end.isPresent() ? this : new Standing(incident, Optional.of(new End(success.number(), at)));
    }

    /**
     * What an Alertmanager has to be told.
     *
     * @param upTo the last line that it was told of already
     * @param now the present
     * @return the alert; nothing if its end was told, or if it was told and has faded since
     */
    Optional<Alert> due(long upTo, Instant now) {
        if (end.isPresent()) {
            return end.filter(success -> success.line() > upTo).map(success -> Alert.of(incident, success.at()));
        }
        Instant fades = incident.at().plus(FIRING);
        if (fades.isAfter(now)) {
            // Told again, because an Alertmanager that was started anew remembers nothing.
            return Optional.of(Alert.of(incident, fades));
        }
        return incident.line() > upTo ? Optional.of(Alert.of(incident, now.plus(FIRING))) : Optional.empty();
    }

    /** The same in words. */
    String inWords(long upTo) {
        String seen =
                incident.place() + " (" + incident.said().reason() + ", deployment " + incident.deploymentId() + ")";
        if (end.isPresent()) {
            return "resolved " + seen;
        }
        return (incident.line() > upTo ? "fired " : "still fires ") + seen;
    }
}
