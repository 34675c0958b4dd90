package edu.paws360.deploy.metrics;

import io.prometheus.client.Collector;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
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

    /** The totals in Prometheus' text format 0.0.4. */
    String text() {
        return text(collect());
    }

    /** Metrics in Prometheus' text format 0.0.4. */
    static String text(List<MetricFamilySamples> families) {
        StringWriter text = new StringWriter();
        try {
            TextFormat.write004(text, Collections.enumeration(families));
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
        totals.queueDepth().ifPresent(depth -> add(samples, MetricFamily.DEPLOYMENT_QUEUE_DEPTH, List.of(), depth));
        totals.successes().forEach(success -> add(samples, success));
        return samples.entrySet().stream()
                .map(entry -> family(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static void add(Map<MetricFamily, List<MetricFamilySamples.Sample>> samples, LastSuccess success) {
        List<String> what = List.of(success.workflow(), success.branch(), success.commit());
        add(
                samples,
                MetricFamily.DEPLOYMENT_LAST_SUCCESS_TIMESTAMP_SECONDS,
                what.subList(0, 1),
                success.at().toEpochMilli() / MILLISECONDS_PER_SECOND);
        add(samples, MetricFamily.DEPLOYMENT_LAST_SUCCESS_INFO, what, 1);
    }

    private static void add(
            Map<MetricFamily, List<MetricFamilySamples.Sample>> samples,
            MetricFamily family,
            List<String> labels,
            double value) {
        samples.computeIfAbsent(family, none -> new ArrayList<>())
                .add(new MetricFamilySamples.Sample(family.metric(), family.labelNames(), labels, value));
    }

    private static List<MetricFamilySamples.Sample> samplesOf(
            Map<MetricFamily, List<MetricFamilySamples.Sample>> samples, Series series) {
        return samples.computeIfAbsent(series.family(), family -> new ArrayList<>());
    }

    private static MetricFamilySamples family(MetricFamily family, List<MetricFamilySamples.Sample> samples) {
        return new MetricFamilySamples(family.metric(), family.type(), family.help(), samples);
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
            samples.add(bucket(seen.series(), bound(seen.series().family(), i), upToHere));
        }
        samples.add(sample(seen.series(), "_count", (double) seen.count()));
        samples.add(sample(seen.series(), "_sum", seconds(seen.sum())));
        return samples;
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / NANOSECONDS_PER_SECOND;
    }

    private static double bound(MetricFamily family, int bucket) {
        return bucket < family.bounds().size() ? family.bounds().get(bucket) : Double.POSITIVE_INFINITY;
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
