package edu.paws360.deploy.report;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.Spoken;
import edu.paws360.deploy.event.BranchRulesRead;
import edu.paws360.deploy.event.DeploymentClosed;
import edu.paws360.deploy.event.DeploymentCompleted;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.ExecutionFinished;
import edu.paws360.deploy.event.HealthGatesFinished;
import edu.paws360.deploy.event.PreflightFinished;
import edu.paws360.deploy.event.SinkDelivered;
import edu.paws360.deploy.event.SmokeTestsFinished;
import edu.paws360.deploy.event.StageFinished;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.event.WorkflowRailsRead;
import edu.paws360.deploy.journal.JournalEntry;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A plain report of one deployment as one HTML file without scripts and without network access. Everything that stands in
 * it comes from the journal and is escaped.
 */
public final class HtmlReport {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <style>
            :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
            body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
            table { border-collapse: collapse; width: 100%%; }
            th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid #8884; }
            td { white-space: nowrap; }
            td.detail { width: 100%%; white-space: pre-wrap; overflow-wrap: anywhere; }
            .verdict { padding: 1rem; border-left: .5rem solid; }
            .SUCCEEDED { border-color: #2a7d2a; } .FAILED { border-color: #c62828; }
            </style>
            </head>
            <body>
            """;

    private final List<JournalEntry> lines;

    /**
     * A report.
     *
     * @param lines the lines of one deployment, in order
     */
    public HtmlReport(List<JournalEntry> lines) {
        this.lines = List.copyOf(lines);
    }

    /**
     * The report as HTML.
     *
     * @return a whole document
     */
    public String render() {
        StringBuilder html = new StringBuilder(HEAD.formatted(Html.escape(title())));
        html.append("<h1>").append(Html.escape(title())).append("</h1>\n");
        all(DeploymentCompleted.class).forEach(done -> html.append(verdict(done.verdict())));
        all(DeploymentStarted.class).forEach(started -> html.append(facts(started)));
        html.append(table("Stages", stages()));
        html.append(table("Branch rules", checks(all(BranchRulesRead.class).flatMap(seen -> seen.rules().stream()))));
        html.append(
                table("Workflow rails", checks(all(WorkflowRailsRead.class).flatMap(seen -> seen.rails().stream()))));
        html.append(table("Preflight", checks(all(PreflightFinished.class).flatMap(seen -> seen.checks().stream()))));
        html.append(table("Execution", executions()));
        incidents().forEach(sentence -> html.append(Html.paragraph(sentence)));
        html.append(
                table("Health gates", checks(all(HealthGatesFinished.class).flatMap(seen -> seen.gates().stream()))));
        html.append(table("Smoke tests", checks(all(SmokeTestsFinished.class).flatMap(seen -> seen.steps().stream()))));
        html.append(table("Delivered to", deliveries()));
        all(DeploymentClosed.class)
                .forEach(closed -> html.append(Html.paragraph("Audit log id: " + closed.auditLogId())));
        return html.append("</body>\n</html>\n").toString();
    }

    private String title() {
        return "Deployment " + (lines.isEmpty() ? "without lines" : lines.get(0).deploymentId());
    }

    private <E extends DeploymentEvent> Stream<E> all(Class<E> kind) {
        return lines.stream().map(JournalEntry::event).filter(kind::isInstance).map(kind::cast);
    }

    private static String verdict(Verdict verdict) {
        return "<div class=\"verdict " + verdict.outcome() + "\">"
                + Html.paragraph(
                        verdict.outcome() + " (" + verdict.reason() + ") after " + Spoken.of(verdict.duration()))
                + Html.paragraph(verdict.message())
                + (verdict.advice().isEmpty() ? "" : Html.paragraph("What to do: " + verdict.advice()))
                + "</div>\n";
    }

    private static String facts(DeploymentStarted started) {
        String changes = started.uncommittedChanges() ? ", with uncommitted changes" : "";
        return Html.paragraph(
                started.user() + " deployed " + started.project() + " to " + started.environment() + ": commit "
                        + started.commit() + " of " + started.branch() + changes + ", from " + started.runnerId());
    }

    private Stream<List<String>> stages() {
        return all(StageFinished.class)
                .map(stage -> List.of(
                        stage.stage().label(), Spoken.of(stage.status()), Spoken.of(stage.duration()), stage.detail()));
    }

    private static Stream<List<String>> checks(Stream<CheckResult> checks) {
        return checks.map(
                check -> List.of(check.name(), Spoken.of(check.status()), Spoken.of(check.duration()), check.detail()));
    }

    private Stream<List<String>> executions() {
        return all(ExecutionFinished.class)
                .map(end -> List.of(
                        end.role().label() + " (" + end.runner() + ")",
                        end.ending().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        Spoken.of(end.duration()),
                        end.detail()));
    }

    private Stream<String> incidents() {
        return lines.stream().map(JournalEntry::event).flatMap(event -> Incidental.inWords(event).stream());
    }

    private Stream<List<String>> deliveries() {
        return all(SinkDelivered.class)
                .map(sink -> List.of(
                        sink.sink(),
                        sink.delivered() ? "delivered" : "not delivered",
                        "line " + sink.upTo(),
                        sink.detail()));
    }

    private static String table(String caption, Stream<List<String>> rows) {
        List<String> html = rows.map(HtmlReport::row).toList();
        return html.isEmpty()
                ? ""
                : "<h2>" + Html.escape(caption) + "</h2>\n<table>\n" + String.join("", html) + "</table>\n";
    }

    private static String row(List<String> cells) {
        return "<tr><th scope=\"row\">" + Html.escape(cells.get(0)) + "</th><td>" + Html.escape(cells.get(1))
                + "</td><td>" + Html.escape(cells.get(2)) + "</td><td class=\"detail\">" + Html.escape(cells.get(3))
                + "</td></tr>\n";
    }
}
