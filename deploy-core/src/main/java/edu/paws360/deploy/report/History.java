package edu.paws360.deploy.report;

import edu.paws360.deploy.audit.DeploymentSummary;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.check.Spoken;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.report.Table.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How deployments went: how many succeeded, how long they took, and how both changed. Immutable. */
public final class History {
    private static final String ABANDONED = "abandoned";

    private final List<DeploymentSummary> last;
    private final List<DeploymentSummary> ended;

    /**
     * A history.
     *
     * @param last the deployments, the one that began last first
     */
    public History(List<DeploymentSummary> last) {
        this.last = List.copyOf(last);
        this.ended = this.last.stream()
                .filter(one -> one.verdict().isPresent() || one.abandoned().isPresent())
                .toList();
    }

    /**
     * The sum of it. A deployment without a verdict counts as failed if its process is gone, and not at all while it runs.
     *
     * @return one or more sentences in one line
     */
    public String inWords() {
        if (ended.isEmpty()) {
            return "No deployment has ended yet.";
        }
        long succeeded = ended.stream().filter(History::succeeded).count();
        // Cut off, not rounded: 199 of 200 are not all.
        String share = String.format(Locale.ROOT, "%.1f %%", Math.floor(1000.0 * succeeded / ended.size()) / 10);
        return succeeded + " of " + ended.size() + " succeeded (" + share + "); " + durations() + reasons();
    }

    private String durations() {
        List<Duration> took = ended.stream()
                .flatMap(one -> one.verdict().stream())
                .map(Verdict::duration)
                .sorted()
                .toList();
        return took.isEmpty()
                ? "none came to a verdict"
                : "half of them took at most " + Spoken.of(took.get((took.size() - 1) / 2)) + ", the longest "
                        + Spoken.of(took.get(took.size() - 1));
    }

    private String reasons() {
        Map<String, Long> reasons = ended.stream()
                .filter(one -> !succeeded(one))
                .map(one -> one.verdict()
                        .map(Verdict::reason)
                        .map(ReasonCode::toString)
                        .orElse(ABANDONED))
                .collect(Collectors.groupingBy(reason -> reason, TreeMap::new, Collectors.counting()));
        return reasons.isEmpty()
                ? "."
                : "; failed: "
                        + reasons.entrySet().stream()
                                .map(reason -> reason.getKey() + " " + reason.getValue())
                                .collect(Collectors.joining(", "))
                        + ".";
    }

    /**
     * The history as one HTML file, which needs no network.
     *
     * @return a whole document
     */
    public String render() {
        Stream<Row> rows = last.stream().map(History::row);
        return Page.of(
                "Deployments",
                "<h1>Deployments</h1>\n" + Html.paragraph(inWords()) + Html.section("Trend", trend())
                        + Table.of("Deployments", "began", "took", rows));
    }

    /** A bar for each, the oldest first, as high as it took long; the table below says the same in words. */
    private String trend() {
        Duration longest =
                ended.stream().map(History::took).max(Duration::compareTo).orElse(Duration.ZERO);
        if (longest.isZero()) {
            return "";
        }
        List<DeploymentSummary> oldestFirst = new ArrayList<>(ended);
        Collections.reverse(oldestFirst);
        return Html.paragraph(
                        "Each bar is a deployment, the oldest first; the highest took " + Spoken.of(longest) + ".")
                + oldestFirst.stream()
                        .map(one -> bar(one, longest))
                        .collect(Collectors.joining("", "<div class=\"trend\" aria-hidden=\"true\">", "</div>\n"));
    }

    private static String bar(DeploymentSummary one, Duration longest) {
        double share = 100.0 * took(one).toMillis() / longest.toMillis();
        return "<span class=\"bar " + (succeeded(one) ? "passed" : "failed") + "\" style=\"height:"
                + String.format(Locale.ROOT, "%.2f%%", share) + "\" title=\"" + Html.escape(one.inWords())
                + "\"></span>";
    }

    private static Row row(DeploymentSummary one) {
        Optional<Verdict> verdict = one.verdict();
        String result = verdict.map(known -> known.outcome().name().toLowerCase(Locale.ROOT))
                .orElse(one.abandoned().isPresent() ? ABANDONED : "no verdict yet");
        String kind = one.verdict().isEmpty() && one.abandoned().isEmpty()
                ? "not-executed"
                : succeeded(one) ? "passed" : "failed";
        String took = verdict.map(known -> Spoken.of(known.duration())).orElse("");
        return new Row(kind, one.at().toString().replaceFirst("\\..*Z", "Z"), result, took, one.inWords());
    }

    private static boolean succeeded(DeploymentSummary one) {
        return one.verdict().filter(Verdict::succeeded).isPresent();
    }

    private static Duration took(DeploymentSummary one) {
        return one.verdict().map(Verdict::duration).orElse(Duration.ZERO);
    }
}
