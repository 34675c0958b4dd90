package edu.paws360.deploy.metrics;

import edu.paws360.deploy.event.RunnerRole;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * By what a number in the database is found. Immutable.
 *
 * @param metric the metric's name
 * @param instance the runner that it belongs to, {@code primary} or {@code secondary}
 * @param labels the values of the metric's labels, in their order
 * @param part of a histogram, the upper bound of a bucket in seconds, or what else it consists of; else empty
 */
record TotalRow(String metric, String instance, List<String> labels, String part) implements Comparable<TotalRow> {
    private static final Comparator<TotalRow> ORDER = Comparator.comparing(TotalRow::metric)
            .thenComparing(TotalRow::instance)
            .thenComparing(row -> String.join("\n", row.labels))
            .thenComparing(TotalRow::part);

    TotalRow {
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(instance, "instance");
        labels = List.copyOf(labels);
        Objects.requireNonNull(part, "part");
    }

    static TotalRow of(Series series, String part) {
        return new TotalRow(series.family().metric(), series.instance().label(), series.labels(), part);
    }

    static TotalRow of(MetricFamily family, List<String> labels) {
        return new TotalRow(family.metric(), RunnerRole.PRIMARY.label(), labels, "");
    }

    @Override
    public int compareTo(TotalRow other) {
        return ORDER.compare(this, other);
    }
}
