package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentAbandoned;
import edu.paws360.deploy.event.JournalStrained;
import edu.paws360.deploy.event.QueueCrowded;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.journal.JournalEntry;
import java.util.Optional;
import java.util.Set;

/**
 * What is worth telling the on-call engineer, and as what. Woken is who has to look: at a production that was touched and may be
 * broken, or at what keeps everybody from deploying. What was merely refused is read by whoever started it.
 */
final class Judgement {
    /** Nobody can deploy, whatever is deployed. */
    private static final Set<ReasonCode> BLOCKING = Set.of(
            ReasonCode.QUEUE_UNAVAILABLE, ReasonCode.HOLD_LOST, ReasonCode.JOURNAL_UNUSABLE, ReasonCode.INTERNAL_ERROR);

    private static final ReasonCode CROWDED = new ReasonCode("queue_crowded");
    private static final ReasonCode STRAINED = new ReasonCode("journal_strained");

    private Judgement() {}

    /** A deployment that failed. */
    static Optional<Incident> of(JournalEntry entry, Course course, Verdict verdict) {
        return kind(course, verdict.reason())
                .map(kind -> Incident.of(
                        entry,
                        course,
                        kind,
                        new Incident.Said(
                                verdict.reason(),
                                headline(kind, verdict, course),
                                verdict.message(),
                                verdict.advice())));
    }

    private static Optional<Place.Kind> kind(Course course, ReasonCode reason) {
        if (course.touched()) {
            return Optional.of(reason.equals(ReasonCode.ROLLED_BACK) ? Place.Kind.ROLLED_BACK : Place.Kind.DEPLOYMENT);
        }
        if (reason.equals(ReasonCode.APPROVAL_TIMEOUT)) {
            return Optional.of(Place.Kind.APPROVAL);
        }
        return BLOCKING.contains(reason) ? Optional.of(Place.Kind.BLOCKED) : Optional.empty();
    }

    private static String headline(Place.Kind kind, Verdict verdict, Course course) {
        return switch (kind) {
            case APPROVAL -> "Nobody approved a production deployment in time";
            case BLOCKED -> "Nothing can be deployed to production";
            default -> Headline.of(verdict, course);
        };
    }

    /** A deployment whose process is gone. One that changed nothing is no incident. */
    static Optional<Incident> of(JournalEntry entry, Course course, DeploymentAbandoned abandoned) {
        return abandoned.changedProduction()
                ? Optional.of(
                        Incident.of(
                                entry,
                                course,
                                Place.Kind.DEPLOYMENT,
                                new Incident.Said(
                                        ReasonCode.ABANDONED,
                                        "Production deployment was abandoned",
                                        "its process is gone and left no verdict; it was last seen in stage "
                                                + abandoned.lastStage()
                                                + ", and had begun to execute, so production may be half changed",
                                        "Make sure that nothing of it still runs, look at what runs in production, then deploy a good commit.")))
                : Optional.empty();
    }

    /** A disk that filled up under a deployment, which was recorded to its end in room that was kept back. */
    static Incident of(JournalEntry entry, Course course, JournalStrained strained) {
        return Incident.of(
                entry,
                course,
                Place.Kind.BLOCKED,
                new Incident.Said(
                        STRAINED,
                        "The disk of the journal is full, so nothing more can be deployed to production",
                        strained.detail(),
                        "Make room on the disk of the audit folder, or set deploy.audit.dir to a folder on another one."));
    }

    /** A line that became longer than it should be. */
    static Incident of(JournalEntry entry, Course course, QueueCrowded crowd) {
        String description = crowd.holder()
                .map(holder -> "production is held by " + holder)
                .orElse("nobody holds production at this moment");
        return Incident.of(
                entry,
                course,
                Place.Kind.QUEUE,
                new Incident.Said(
                        CROWDED,
                        crowd.depth() + " deployments wait for production, more than " + crowd.limit(),
                        description,
                        "See with deploy:queue who holds production and who waits; -Ddeploy.queue.cancel=<ticket> ends one"
                                + " that hangs."));
    }
}
