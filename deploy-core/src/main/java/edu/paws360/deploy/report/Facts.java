package edu.paws360.deploy.report;

import edu.paws360.deploy.check.Spoken;
import edu.paws360.deploy.event.ApprovalDecided;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.DryRunStarted;
import edu.paws360.deploy.event.HoldGranted;
import edu.paws360.deploy.journal.JournalEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Who took what where, by whose leave, and when. */
final class Facts {
    private final Map<String, String> facts = new LinkedHashMap<>();

    static Facts of(List<JournalEntry> lines) {
        Facts facts = new Facts();
        lines.forEach(facts::read);
        return facts;
    }

    private void read(JournalEntry line) {
        DeploymentEvent event = line.event();
        if (event instanceof DeploymentStarted started) {
            started(started);
            facts.put("Begun", line.at().toString());
        } else if (event instanceof DryRunStarted dry) {
            facts.put("Dry run", "nothing is deployed, counted, alerted or noted to be live");
            started(dry.plan());
            facts.put("Begun", line.at().toString());
        } else if (event instanceof ApprovalDecided approval) {
            facts.put("Approval", approval(approval));
        } else if (event instanceof HoldGranted hold) {
            facts.put(
                    "Queue",
                    "ticket " + hold.ticket() + ", fencing token " + hold.fencingToken() + ", after "
                            + Spoken.of(hold.waited()));
        }
    }

    private void started(DeploymentStarted started) {
        facts.put("Project", started.project());
        facts.put("Environment", started.environment());
        facts.put("Commit", started.commit() + (started.uncommittedChanges() ? ", with uncommitted changes" : ""));
        facts.put("Branch", started.branch());
        facts.put("User", started.user());
        facts.put("Machine", started.runnerId());
        started.workflowRunId().ifPresent(run -> facts.put("Workflow run", run));
    }

    private static String approval(ApprovalDecided approval) {
        String decision = approval.decision().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String by = approval.decidedBy().isBlank() ? "" : " by " + approval.decidedBy();
        String comment = approval.comment().isBlank() ? "" : ": " + approval.comment();
        return decision + by + " (" + approval.type() + ") after " + Spoken.of(approval.waited()) + comment;
    }

    /** As HTML; nothing where nothing is known. */
    String html() {
        return facts.isEmpty()
                ? ""
                : facts.entrySet().stream()
                        .map(fact -> "<dt>" + Html.escape(fact.getKey()) + "</dt><dd>" + Html.escape(fact.getValue())
                                + "</dd>\n")
                        .collect(Collectors.joining("", "<dl>\n", "</dl>\n"));
    }
}
