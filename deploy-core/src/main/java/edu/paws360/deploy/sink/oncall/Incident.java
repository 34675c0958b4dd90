package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentAbandoned;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.journal.JournalEntry;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A deployment that somebody has to look at. Every text comes from the journal, so it holds no secrets. Immutable.
 *
 * @param line the number of the journal's line that says so
 * @param at when that line was written
 * @param deploymentId the deployment
 * @param started who took what where
 * @param said what is said of it
 */
record Incident(long line, Instant at, String deploymentId, DeploymentStarted started, Said said) {
    private static final String SUMMARY = "CRITICAL: Production deployment ";

    /** The reason and, in one line each, what happened, what was seen last, and what to do. */
    record Said(ReasonCode reason, String summary, String description, String advice) {}

    static Incident failed(JournalEntry entry, Course course, Verdict verdict) {
        String what = course.runnerFailed() ? "failed on all runners" : "failed";
        return of(entry, course, what, verdict.reason(), verdict.message(), verdict.advice());
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
        String summary = SUMMARY + what + ": " + Place.of(course.started());
        return new Incident(
                entry.number(),
                entry.at(),
                entry.deploymentId(),
                course.started(),
                new Said(reason, summary, description, advice));
    }

    Place place() {
        return Place.of(started);
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
