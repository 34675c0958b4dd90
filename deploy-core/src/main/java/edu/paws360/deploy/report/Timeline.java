package edu.paws360.deploy.report;

import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.Spoken;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.ExecutionFinished;
import edu.paws360.deploy.event.StageFinished;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.StageStarted;
import edu.paws360.deploy.journal.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** When each stage and each execution ran, drawn to scale. What the bars show is told in words, too. */
final class Timeline {
    private static final int QUARTERS = 4;

    private final List<Span> spans;
    private final Instant begin;
    private final Duration whole;

    private Timeline(List<Span> spans, Instant begin, Instant end) {
        this.spans = spans;
        this.begin = begin;
        this.whole = Duration.between(begin, end);
    }

    /** From when to when something ran, and how it ended. */
    private record Span(String name, boolean inner, Instant from, Instant to, String kind, String end) {}

    static Timeline of(List<JournalEntry> lines) {
        List<Span> spans = new ArrayList<>();
        Map<StageName, Instant> begun = new EnumMap<>(StageName.class);
        List<Span> executions = new ArrayList<>();
        for (JournalEntry line : lines) {
            DeploymentEvent event = line.event();
            if (event instanceof StageStarted started) {
                begun.put(started.stage(), line.at());
            } else if (event instanceof ExecutionFinished execution) {
                executions.add(span(execution));
            } else if (event instanceof StageFinished stage && begun.containsKey(stage.stage())) {
                spans.add(span(stage, begun.get(stage.stage()), line.at()));
                spans.addAll(executions);
                executions.clear();
            }
        }
        spans.addAll(executions);
        Instant begin = spans.stream().map(Span::from).min(Instant::compareTo).orElse(Instant.EPOCH);
        Instant end = spans.stream().map(Span::to).max(Instant::compareTo).orElse(begin);
        return new Timeline(spans, begin, end);
    }

    private static Span span(StageFinished stage, Instant from, Instant to) {
        CheckStatus status = stage.status();
        return new Span(stage.stage().label(), false, from, to, Table.kind(status), Spoken.of(status));
    }

    private static Span span(ExecutionFinished execution) {
        boolean good = execution.exitCode().equals(OptionalInt.of(0));
        String end = execution.ending().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new Span(
                execution.role().label(),
                true,
                execution.started(),
                execution.ended(),
                good ? "passed" : "failed",
                end);
    }

    /** As HTML; nothing where nothing ran. */
    String html() {
        if (spans.isEmpty() || whole.isZero() || whole.isNegative()) {
            return "";
        }
        return spans.stream().map(this::row).collect(Collectors.joining("", "<ol class=\"timeline\">\n", "</ol>\n"))
                + axis();
    }

    /** As a diagram that GitHub draws; nothing where nothing ran. */
    String mermaid() {
        return spans.isEmpty()
                ? ""
                : spans.stream()
                        .map(Timeline::task)
                        .collect(Collectors.joining(
                                "", "```mermaid\ngantt\n  dateFormat x\n  axisFormat %H:%M:%S\n", "```\n"));
    }

    /** Names are ours, so that none can end the diagram. */
    private static String task(Span span) {
        String tag = span.kind().equals("failed") || span.kind().equals("unknown") ? "crit, " : "done, ";
        long from = span.from().toEpochMilli();
        return "  " + span.name() + " :" + tag + from + ", "
                + Math.max(from + 1, span.to().toEpochMilli()) + "\n";
    }

    private String row(Span span) {
        Duration from = Duration.between(begin, span.from());
        Duration took = Duration.between(span.from(), span.to());
        return "<li" + (span.inner() ? " class=\"inner\"" : "") + "><span class=\"what\">" + Html.escape(span.name())
                + "</span><span class=\"track\"><span class=\"bar " + span.kind() + "\" style=\"left:" + percent(from)
                + ";width:" + percent(took) + "\"></span></span><span class=\"when\">"
                + Html.escape("at " + Spoken.of(from) + " for " + Spoken.of(took) + ", " + span.end())
                + "</span></li>\n";
    }

    private String percent(Duration part) {
        double share = (double) part.toNanos() / whole.toNanos();
        return String.format(Locale.ROOT, "%.3f%%", 100 * Math.max(0, Math.min(1, share)));
    }

    private String axis() {
        return IntStream.rangeClosed(0, QUARTERS)
                .mapToObj(quarter -> Spoken.of(whole.multipliedBy(quarter).dividedBy(QUARTERS)))
                .map(text -> "<span>" + Html.escape(text) + "</span>")
                .collect(Collectors.joining("", "<div class=\"axis\" aria-hidden=\"true\">", "</div>\n"));
    }
}
