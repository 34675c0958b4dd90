package edu.paws360.deploy.report;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.Spoken;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.DryRunStarted;
import edu.paws360.deploy.event.StageFinished;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.secret.Shortened;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One deployment as the summary of a step of GitHub Actions: verdict, stages, checks and gates, and a timeline. Made from the
 * journal alone; what others said in it is escaped. Immutable.
 */
public final class StepSummary {
    /** GitHub refuses a summary of more than 1 MiB; this leaves room for those of other goals of the step. */
    static final int LONGEST = 200_000;

    private static final int DETAIL = 1_000;
    /** Room for the head of a table, and for what is said of the rest. */
    private static final int REST = 200;

    private final List<JournalEntry> lines;

    /**
     * A summary.
     *
     * @param lines the lines of one deployment, in order
     */
    public StepSummary(List<JournalEntry> lines) {
        this.lines = List.copyOf(lines);
    }

    /**
     * The summary.
     *
     * @return Markdown of at most {@value #LONGEST} characters
     */
    public String markdown() {
        String before = head() + stages();
        String timeline = Timeline.of(lines).mermaid();
        return before + checks(LONGEST - before.length() - timeline.length()) + timeline;
    }

    private <E extends DeploymentEvent> Stream<E> all(Class<E> kind) {
        return JournalEntry.events(lines, kind);
    }

    private String head() {
        String verdict =
                Ended.in(lines).map(StepSummary::verdict).findFirst().orElse("## Deployment without a verdict\n");
        Stream<DeploymentStarted> started = Stream.concat(
                all(DeploymentStarted.class), all(DryRunStarted.class).map(DryRunStarted::plan));
        return verdict + started.map(StepSummary::facts).collect(Collectors.joining());
    }

    private static String verdict(Ended end) {
        Verdict verdict = end.verdict();
        String sign = verdict.succeeded() ? "✅" : "❌";
        return "## " + (end.dryRun() ? "🧪" : sign) + " " + end.what() + " "
                + (end.dryRun() ? end.outcome() : end.outcome().toLowerCase(Locale.ROOT)) + ": "
                + Markdown.escape(verdict.reason().toString())
                + "\n\n" + Markdown.escape(cut(verdict.message())) + "\n\n"
                + (verdict.advice().isEmpty()
                        ? ""
                        : "**What to do:** " + Markdown.escape(cut(verdict.advice())) + "\n\n");
    }

    private static String facts(DeploymentStarted started) {
        return Markdown.escape(started.project() + " to " + started.environment() + ": commit " + started.commit()
                        + " of " + started.branch() + ", by " + started.user())
                + "\n\n";
    }

    private String stages() {
        return table("stage", all(StageFinished.class).map(StepSummary::row).collect(Collectors.joining()));
    }

    /** What let nothing go on comes first, so that it is not what is left out where there is too much. */
    private String checks(int most) {
        List<String> all = Checks.in(lines)
                .sorted(Comparator.comparing(check -> !check.status().blocks()))
                .map(StepSummary::row)
                .toList();
        StringBuilder rows = new StringBuilder();
        int shown = 0;
        while (shown < all.size() && rows.length() + all.get(shown).length() <= most - REST) {
            rows.append(all.get(shown++));
        }
        String rest = shown == all.size() ? "" : (all.size() - shown) + " more stand in the report\\.\n\n";
        return table("check or gate", rows.toString()) + rest;
    }

    private static String row(StageFinished stage) {
        return Markdown.row(List.of(
                stage.stage().label(), Spoken.of(stage.status()), Spoken.of(stage.duration()), cut(stage.detail())));
    }

    private static String row(CheckResult check) {
        return Markdown.row(
                List.of(check.name(), Spoken.of(check.status()), Spoken.of(check.duration()), cut(check.detail())));
    }

    private static String table(String what, String rows) {
        String head = Markdown.row(List.of(what, "result", "took", "what was seen"));
        return rows.isEmpty() ? "" : head + "| --- | --- | --- | --- |\n" + rows + "\n";
    }

    private static String cut(String text) {
        return Shortened.to(text, DETAIL);
    }
}
