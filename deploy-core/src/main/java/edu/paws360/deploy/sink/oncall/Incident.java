package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentAbandoned;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.QueueCrowded;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.journal.JournalEntry;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A deployment, or a line of them, that somebody has to look at. Every text comes from the journal, so it holds no secrets. Immutable.
 *
 * @param line the number of the journal's line that says so
 * @param at when that line was written
 * @param deploymentId the deployment
 * @param started who took what where
 * @param place what it is about
 * @param said what is said of it
 */
record Incident(long line, Instant at, String deploymentId, DeploymentStarted started, Place place, Said said) {
    private static final String SUMMARY = "CRITICAL: Production deployment ";
    private static final ReasonCode CROWDED = new ReasonCode("queue_crowded");

    /** The reason and, in one line each, what happened, what was seen last, and what to do. */
    record Said(ReasonCode reason, String summary, String description, String advice) {}

    static Incident failed(JournalEntry entry, Course course, Verdict verdict) {
        return of(entry, course, Headline.of(verdict, course), verdict.reason(), verdict.message(), verdict.advice());
    }

    static Incident abandoned(JournalEntry entry, Course course, DeploymentAbandoned abandoned) {
        return of(
                entry,
                course,
                "was abandoned",
                ReasonCode.ABANDONED,
                "its process is gone and left no verdict; it was last seen in stage " + abandoned.lastStage()
                        + ", and had begun to execute, so production may be half changed",
                "Make sure that nothing of it still runs, look at what runs in production, then deploy a good commit.");
    }

    private static Incident of(
            JournalEntry entry, Course course, String what, ReasonCode reason, String description, String advice) {
        Place place = Place.of(course.started());
        return of(entry, course, place, new Said(reason, SUMMARY + what + ": " + place, description, advice));
    }

    static Incident crowded(JournalEntry entry, Course course, QueueCrowded crowd) {
        String summary = "WARNING: " + crowd.depth() + " deployments wait for production, more than " + crowd.limit()
                + ": " + Place.of(course.started());
        String description = crowd.holder()
                .map(holder -> "production is held by " + holder)
                .orElse("nobody holds production at this moment");
        String advice =
                "See with deploy:queue who holds production and who waits; -Ddeploy.queue.cancel=<ticket> ends one"
                        + " that hangs.";
        return of(entry, course, Place.queueOf(course.started()), new Said(CROWDED, summary, description, advice));
    }

    private static Incident of(JournalEntry entry, Course course, Place place, Said said) {
        return new Incident(entry.number(), entry.at(), entry.deploymentId(), course.started(), place, said);
    }

    /** All that varies from one incident to the next. */
    Map<String, String> annotations() {
        Map<String, String> all = new TreeMap<>(Map.of(
                "summary", said.summary(),
                "description", said.description(),
                "advice", said.advice(),
                "reason", said.reason().code(),
                "deployment_id", deploymentId,
                "commit", started.commit(),
                "branch", started.branch(),
                "user", started.user()));
        started.workflowRunId().ifPresent(run -> all.put("workflow_run_id", run));
        return all;
    }
}
