package edu.paws360.deploy.sink.oncall;

import java.time.Instant;

/**
 * What a receiver knows of one place, as far as we know. Immutable.
 *
 * @param incident what it was told last
 * @param since since when it goes wrong there
 * @param held whether the receiver has it, or may have it: then it has to be told the end
 * @param sure whether an answer says so; else it was sent, and what came of it is not known
 * @param refused whether the receiver will never take what was sent last
 * @param ending whether what was sent last is the end
 */
record Page(Incident incident, Instant since, boolean held, boolean sure, boolean refused, boolean ending) {

    /** Written before anything is sent: whoever is killed now may have told it. */
    static Page sending(Notice notice) {
        return new Page(
                notice.incident(),
                notice.since(),
                true,
                false,
                false,
                notice.end().isPresent());
    }

    /** Nobody knows what was told: whatever the journal knows of may have been. */
    static Page assumed(Standing standing) {
        return new Page(
                standing.incident(),
                standing.since(),
                true,
                false,
                false,
                standing.end().isPresent());
    }

    Page taken() {
        return new Page(incident, since, true, true, false, false);
    }

    /** It has what it had before, and will not take this. */
    Page refusedWith(boolean heldBefore) {
        return new Page(incident, since, heldBefore, true, true, false);
    }

    Page ofAnotherJournal() {
        return new Page(incident.ofAnotherJournal(), since, held, sure, refused, ending);
    }

    /** Whether this is what was sent last, whatever came of it. */
    boolean isOf(Incident other) {
        return incident.line() == other.line() && incident.deploymentId().equals(other.deploymentId());
    }
}
