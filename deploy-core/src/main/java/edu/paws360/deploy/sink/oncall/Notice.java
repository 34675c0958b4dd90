package edu.paws360.deploy.sink.oncall;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One thing that a receiver is told: that something goes wrong, or that it does not any more. Immutable.
 *
 * @param incident the latest deployment that went wrong
 * @param since since when it goes wrong
 * @param times how many deployments went wrong since then
 * @param end what ended it; nothing while it goes wrong
 * @param repeated whether it may have been told before, word for word: there was no answer then
 * @param now the present
 * @param signs where more is to be found
 */
record Notice(
        Incident incident,
        Instant since,
        int times,
        Optional<Standing.End> end,
        boolean repeated,
        Instant now,
        Signs signs) {
    private static final int LONGEST_LINE = 4_000;
    private static final int LONGEST_SEEN = 30_000;

    /** The same, sent once more. */
    Notice again() {
        return new Notice(incident, since, times, end, true, now, signs);
    }

    /** What it is known by: the same for every time that it is sent. */
    String id() {
        String what = incident.place().key() + " " + incident.deploymentId() + " " + incident.at() + " "
                + end.map(Standing.End::deploymentId).orElse("");
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Whether it is no first word of its incident: another deployment joined it, or more is known of the same one. */
    boolean joins() {
        return incident.at().isAfter(since);
    }

    String summary() {
        return Words.line(incident.summary(), LONGEST_LINE);
    }

    /** All that is known of it beside its place, by names that stay the same, in an order for people; each bounded. */
    Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("summary", summary());
        facts.put("description", Words.line(incident.said().description(), LONGEST_LINE));
        facts.put("advice", Words.line(incident.said().advice(), LONGEST_LINE));
        facts.put("reason", incident.said().reason().code());
        facts.put("deployment_id", incident.deploymentId());
        facts.put("commit", incident.started().commit());
        facts.put("branch", incident.started().branch());
        facts.put("user", incident.started().user());
        facts.replaceAll((name, text) -> Words.line(text, LONGEST_LINE));
        incident.started().workflowRunId().ifPresent(run -> facts.put("workflow_run_id", run));
        if (joins()) {
            facts.put("failed_deployments", Integer.toString(times));
        }
        if (!incident.seen().isEmpty()) {
            facts.put("last_seen", Words.lines(incident.seen(), LONGEST_SEEN));
        }
        signs.runOf(incident).ifPresent(link -> facts.put("run_url", link.toString()));
        signs.logOf(incident).ifPresent(file -> facts.put("log", file));
        signs.reportOf(incident).ifPresent(file -> facts.put("report", file));
        signs.runbook().ifPresent(link -> facts.put("runbook_url", link.toString()));
        return facts;
    }
}
