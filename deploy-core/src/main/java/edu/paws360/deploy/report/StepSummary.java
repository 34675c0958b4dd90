package edu.paws360.deploy.report;

import edu.paws360.deploy.check.Spoken;
import edu.paws360.deploy.event.DeploymentCompleted;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.StageFinished;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.secret.Masker;
import java.util.List;
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
        String all = head() + stages() + checks();
        String timeline = Timeline.of(lines).mermaid();
        String whole = all.length() + timeline.length() <= LONGEST ? all + timeline : all;
        return whole.length() <= LONGEST ? whole : head() + stages();
    }

    private <E extends DeploymentEvent> Stream<E> all(Class<E> kind) {
        return lines.stream().map(JournalEntry::event).filter(kind::isInstance).map(kind::cast);
    }

    private String head() {
        String verdict = all(DeploymentCompleted.class)
                .map(completed -> verdict(completed.verdict()))
                .findFirst()
                .orElse("## Deployment without a verdict\n");
        return verdict + all(DeploymentStarted.class).map(StepSummary::facts).collect(Collectors.joining());
    }

    private static String verdict(Verdict verdict) {
        String sign = verdict.succeeded() ? "✅" : "❌";
        return "## " + sign + " Deployment " + (verdict.succeeded() ? "succeeded" : "failed") + ": "
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
        return table(
                List.of("stage", "result", "took", "what was seen"),
                all(StageFinished.class)
                        .map(stage -> List.of(
                                stage.stage().label(),
                                Spoken.of(stage.status()),
                                Spoken.of(stage.duration()),
                                cut(stage.detail()))));
    }

    private String checks() {
        return table(
                List.of("check or gate", "result", "took", "what was seen"),
                Checks.in(lines)
                        .map(check -> List.of(
                                check.name(),
                                Spoken.of(check.status()),
                                Spoken.of(check.duration()),
                                cut(check.detail()))));
    }

    private static String table(List<String> head, Stream<List<String>> rows) {
        String body = rows.map(Markdown::row).collect(Collectors.joining());
        return body.isEmpty() ? "" : Markdown.row(head) + "| --- | --- | --- | --- |\n" + body + "\n";
    }

    private static String cut(String text) {
        return text.length() <= DETAIL ? text : text.substring(0, DETAIL) + Masker.CUT;
    }
}
