package edu.paws360.deploy.report;

import edu.paws360.deploy.check.Spoken;
import edu.paws360.deploy.event.BranchRulesRead;
import edu.paws360.deploy.event.DeploymentClosed;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.DryRunStarted;
import edu.paws360.deploy.event.ExecutionFinished;
import edu.paws360.deploy.event.HealthGatesFinished;
import edu.paws360.deploy.event.PreflightFinished;
import edu.paws360.deploy.event.SinkDelivered;
import edu.paws360.deploy.event.SmokeTestsFinished;
import edu.paws360.deploy.event.StageFinished;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.event.WorkflowRailsRead;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.report.Table.Row;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The report of one deployment as one HTML file, which needs no network: verdict, who and what, a timeline to scale, what every check
 * and gate saw, and the log, which can be searched. All of it comes from the journal and the log, and is escaped. Immutable.
 */
public final class HtmlReport {
    private final List<JournalEntry> lines;
    private final LogExcerpt log;

    /**
     * A report.
     *
     * @param lines the lines of one deployment, in order
     * @param log the end of its log
     */
    public HtmlReport(List<JournalEntry> lines, LogExcerpt log) {
        this.lines = List.copyOf(lines);
        this.log = log;
    }

    /**
     * The report as HTML.
     *
     * @return a whole document
     */
    public String render() {
        String head = "<h1>" + Html.escape(title()) + "</h1>\n" + verdict()
                + Facts.of(lines).html();
        return Page.of(title(), head + course() + checks() + Html.section("Log", log.html()) + end());
    }

    private String title() {
        boolean dryRun = all(DryRunStarted.class).findAny().isPresent();
        return (dryRun ? "Dry run " : "Deployment ")
                + (lines.isEmpty() ? "without lines" : lines.get(0).deploymentId());
    }

    private <E extends DeploymentEvent> Stream<E> all(Class<E> kind) {
        return JournalEntry.events(lines, kind);
    }

    private String verdict() {
        String verdicts = Ended.in(lines).map(HtmlReport::verdict).collect(Collectors.joining());
        return verdicts.isEmpty()
                ? "<div class=\"verdict\"><strong>NO VERDICT</strong>"
                        + Html.paragraph("The journal holds none for this deployment: it still runs, or was abandoned.")
                        + "</div>\n"
                : verdicts;
    }

    private static String verdict(Ended end) {
        Verdict verdict = end.verdict();
        String kind = end.dryRun() ? "" : " " + verdict.outcome();
        String outcome = (end.dryRun() ? "DRY RUN: " : "") + end.outcome();
        return "<div class=\"verdict" + kind + "\"><strong>" + outcome + "</strong>"
                + Html.paragraph(verdict.reason() + " after " + Spoken.of(verdict.duration()))
                + Html.paragraph(verdict.message())
                + (verdict.advice().isEmpty() ? "" : Html.paragraph("What to do: " + verdict.advice()))
                + "</div>\n";
    }

    private String course() {
        String incidents = lines.stream()
                .map(JournalEntry::event)
                .flatMap(event -> Incidental.inWords(event).stream())
                .map(Html::paragraph)
                .collect(Collectors.joining());
        return Html.section("Timeline", Timeline.of(lines).html())
                + Html.section("Incidents", incidents)
                + Table.of("Stages", "stage", "took", all(StageFinished.class).map(HtmlReport::row));
    }

    private String checks() {
        return Table.ofChecks("Branch rules", all(BranchRulesRead.class).flatMap(seen -> seen.rules().stream()))
                + Table.ofChecks("Workflow rails", all(WorkflowRailsRead.class).flatMap(seen -> seen.rails().stream()))
                + Table.ofChecks("Preflight", all(PreflightFinished.class).flatMap(seen -> seen.checks().stream()))
                + Table.of(
                        "Execution",
                        "runner",
                        "took",
                        all(ExecutionFinished.class).map(HtmlReport::row))
                + Table.ofChecks("Health gates", all(HealthGatesFinished.class).flatMap(seen -> seen.gates().stream()))
                + Table.ofChecks("Smoke tests", all(SmokeTestsFinished.class).flatMap(seen -> seen.steps().stream()))
                + Table.of(
                        "Delivered to",
                        "sink",
                        "up to",
                        all(SinkDelivered.class).map(HtmlReport::row));
    }

    private String end() {
        return all(DeploymentClosed.class)
                .map(closed -> "<footer>" + Html.paragraph("Audit log id: " + closed.auditLogId()) + "</footer>\n")
                .collect(Collectors.joining());
    }

    private static Row row(StageFinished stage) {
        return new Row(
                Table.kind(stage.status()),
                stage.stage().label(),
                Spoken.of(stage.status()),
                Spoken.of(stage.duration()),
                stage.detail());
    }

    private static Row row(ExecutionFinished end) {
        return new Row(
                end.exitCode().equals(OptionalInt.of(0)) ? "passed" : "failed",
                end.role().label() + " (" + end.runner() + ")",
                end.ending().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                Spoken.of(end.duration()),
                end.detail());
    }

    private static Row row(SinkDelivered sink) {
        return new Row(
                sink.delivered() ? "passed" : "failed",
                sink.sink(),
                sink.delivered() ? "delivered" : "not delivered",
                "line " + sink.upTo(),
                sink.detail());
    }
}
