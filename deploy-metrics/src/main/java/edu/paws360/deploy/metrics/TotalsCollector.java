package edu.paws360.deploy.metrics;

import io.prometheus.client.Collector;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Shows totals to simpleclient, whose own histogram cannot be set to a value. Only what was counted is shown: no zeros for
 * series that never were, and no times of creation, which a counter that outlives processes does not have.
 */
final class TotalsCollector extends Collector {
    private final Totals totals;

    TotalsCollector(Totals totals) {
        this.totals = totals;
    }

    /** A registry of its own with nothing but these totals: the library's default one belongs to the whole process. */
    CollectorRegistry inRegistry() {
        CollectorRegistry registry = new CollectorRegistry();
        registry.register(this);
        return registry;
    }

    /** The totals in Prometheus' text format 0.0.4. */
    String text() {
        StringWriter text = new StringWriter();
        try {
            TextFormat.write004(text, inRegistry().metricFamilySamples());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    @Override
    public List<MetricFamilySamples> collect() {
        Map<MetricFamily, List<MetricFamilySamples.Sample>> samples = new EnumMap<>(MetricFamily.class);
        totals.counts().forEach(count -> samplesOf(samples, count.series()).add(sample(count)));
        totals.durations().forEach(seen -> samplesOf(samples, seen.series()).addAll(samples(seen)));
        totals.queueDepth().ifPresent(depth -> samples.put(MetricFamily.DEPLOYMENT_QUEUE_DEPTH, List.of(gauge(depth))));
        return samples.entrySet().stream()
                .map(entry -> family(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static List<MetricFamilySamples.Sample> samplesOf(
            Map<MetricFamily, List<MetricFamilySamples.Sample>> samples, Series series) {
        return samples.computeIfAbsent(series.family(), family -> new ArrayList<>());
    }

    private static MetricFamilySamples family(MetricFamily family, List<MetricFamilySamples.Sample> samples) {
        return new MetricFamilySamples(family.metric(), family.type(), family.help(), samples);
    }

    private static MetricFamilySamples.Sample gauge(int value) {
        MetricFamily family = MetricFamily.DEPLOYMENT_QUEUE_DEPTH;
        return new MetricFamilySamples.Sample(family.metric(), List.of(), List.of(), value);
    }

    private static MetricFamilySamples.Sample sample(Count count) {
        return sample(count.series(), "", (double) count.value());
    }

    private static MetricFamilySamples.Sample sample(Series series, String suffix, double value) {
        MetricFamily family = series.family();
        return new MetricFamilySamples.Sample(family.metric() + suffix, family.labelNames(), series.labels(), value);
    }

    private static List<MetricFamilySamples.Sample> samples(Observations seen) {
        List<MetricFamilySamples.Sample> samples = new ArrayList<>();
        long upToHere = 0;
        for (int i = 0; i < seen.buckets().size(); i++) {
            upToHere += seen.buckets().get(i);
            samples.add(bucket(seen.series(), bound(i), upToHere));
        }
        samples.add(sample(seen.series(), "_count", (double) seen.count()));
        samples.add(sample(seen.series(), "_sum", seconds(seen.sum())));
        return samples;
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / NANOSECONDS_PER_SECOND;
    }

    private static double bound(int bucket) {
        return bucket < Observations.BOUNDS.size() ? Observations.BOUNDS.get(bucket) : Double.POSITIVE_INFINITY;
    }

    private static MetricFamilySamples.Sample bucket(Series series, double bound, long count) {
        MetricFamily family = series.family();
        return new MetricFamilySamples.Sample(
                family.metric() + "_bucket",
                with(family.labelNames(), "le"),
                with(series.labels(), doubleToGoString(bound)),
                (double) count);
    }

    private static List<String> with(List<String> some, String oneMore) {
        return Stream.concat(some.stream(), Stream.of(oneMore)).toList();
    }
}
