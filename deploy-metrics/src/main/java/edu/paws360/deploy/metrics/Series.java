package edu.paws360.deploy.metrics;

import edu.paws360.deploy.event.RunnerRole;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One series of a metric. Immutable.
 *
 * @param family the metric
 * @param instance which runner it belongs to; not a label of the metric but the group under which it is pushed
 * @param labels the label values, in the order of the family's label names
 */
record Series(MetricFamily family, RunnerRole instance, List<String> labels) implements Comparable<Series> {
    private static final Comparator<Series> ORDER = Comparator.comparing(Series::family)
            .thenComparing(Series::instance)
            .thenComparing(series -> String.join("\n", series.labels));

    Series {
        labels = List.copyOf(labels);
        if (labels.size() != family.labelNames().size()) {
            throw new IllegalArgumentException(
                    family.metric() + " has the labels " + family.labelNames() + ", not " + labels);
        }
    }

    /** A series whose label values are made fit for publication. */
    static Series of(MetricFamily family, RunnerRole instance, String... labels) {
        return new Series(
                family, instance, Stream.of(labels).map(LabelValue::of).toList());
    }

    /** The same series without regard to the runner. */
    Series anywhere() {
        return new Series(family, RunnerRole.PRIMARY, labels);
    }

    @Override
    public int compareTo(Series other) {
        return ORDER.compare(this, other);
    }
}
