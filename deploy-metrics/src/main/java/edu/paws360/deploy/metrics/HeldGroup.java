package edu.paws360.deploy.metrics;

import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a group of a gateway holds: totals of one runner, and which journals went into them. Both are replaced by one push, so
 * whoever reads them knows whether a push of its own was applied, whatever became of its answer. Immutable.
 *
 * @param totals the totals
 * @param era a word that was chosen when the group was empty, so that one that lost everything is noticed; empty in a group
 *     that was never counted into
 * @param counted the journals counted last, latest first
 */
record HeldGroup(Totals totals, String era, List<CountedJournal> counted) {
    /** The metric that carries which journals were counted. */
    static final String COUNTED = "deployment_totals_counted_timestamp_seconds";

    /** The labels of that metric. */
    static final List<String> LABELS = List.of("era", "journal", "line", "hash");

    /** How many journals are remembered; others remember in their own folder how far they were counted. */
    static final int MOST = 50;

    static final HeldGroup NOTHING = new HeldGroup(Totals.NONE, "", List.of());

    HeldGroup {
        counted = counted.stream()
                .sorted(Comparator.comparing(CountedJournal::at).reversed())
                .limit(MOST)
                .toList();
    }

    boolean isNew() {
        return era.isEmpty();
    }

    /** Whether journals may have been counted into it that it does not name. */
    boolean isFull() {
        return counted.size() == MOST;
    }

    /** When the first of the journals that it names was counted; of those counted before some may have lost their place. */
    Instant oldest() {
        return counted.get(counted.size() - 1).at();
    }

    /** What was counted last. */
    CountedJournal latest() {
        return counted.get(0);
    }

    Optional<CountedJournal> last(String journal) {
        String key = CountedJournal.shortened(journal);
        return counted.stream().filter(one -> one.journal().equals(key)).findFirst();
    }

    /**
     * The same group, once a journal was counted. Whose clock is behind must not be forgotten first, so it counts as the
     * latest whatever time it has.
     */
    HeldGroup with(Totals after, String journal, Position position, Instant now) {
        Instant latest = counted.isEmpty() ? Instant.MIN : counted.get(0).at().plusMillis(1);
        CountedJournal last = CountedJournal.of(journal, position, now.isAfter(latest) ? now : latest);
        List<CountedJournal> all = new ArrayList<>(List.of(last));
        counted.stream().filter(one -> !one.journal().equals(last.journal())).forEach(all::add);
        return new HeldGroup(
                after, isNew() ? CountedJournal.shortened(UUID.randomUUID().toString()) : era, all);
    }

    /** In Prometheus' text format 0.0.4. */
    String text() {
        List<MetricFamilySamples> families = new ArrayList<>(new TotalsCollector(totals).collect());
        families.add(new MetricFamilySamples(
                COUNTED,
                Collector.Type.GAUGE,
                "When a journal was counted into this group last, and how far.",
                counted.stream().map(this::sample).toList()));
        return TotalsCollector.text(families);
    }

    private Sample sample(CountedJournal one) {
        String line = String.valueOf(one.position().upTo());
        List<String> values = List.of(era, one.journal(), line, one.position().hash());
        return new Sample(COUNTED, LABELS, values, one.at().toEpochMilli() / Collector.MILLISECONDS_PER_SECOND);
    }
}
