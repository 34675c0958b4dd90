package edu.paws360.deploy.metrics;

import edu.paws360.deploy.event.RunnerRole;
import io.prometheus.client.Collector;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Totals as rows of a table and back, one number each. Rows that this version does not know (another wrote them) are left
 * alone: they are neither read nor written.
 */
final class TotalRows {
    private static final String SUM = "sum";
    private static final String BEYOND = "+Inf";

    private TotalRows() {}

    static SortedMap<TotalRow, BigDecimal> of(Totals totals) {
        SortedMap<TotalRow, BigDecimal> rows = new TreeMap<>();
        totals.counts().forEach(count -> rows.put(TotalRow.of(count.series(), ""), BigDecimal.valueOf(count.value())));
        totals.durations().forEach(seen -> put(rows, seen));
        totals.queueDepth()
                .ifPresent(depth -> rows.put(
                        TotalRow.of(MetricFamily.DEPLOYMENT_QUEUE_DEPTH, List.of()), BigDecimal.valueOf(depth)));
        totals.successes()
                .forEach(last -> rows.put(
                        TotalRow.of(
                                MetricFamily.DEPLOYMENT_LAST_SUCCESS_INFO,
                                List.of(last.workflow(), last.branch(), last.commit())),
                        BigDecimal.valueOf(last.at().toEpochMilli(), 3)));
        return rows;
    }

    private static void put(SortedMap<TotalRow, BigDecimal> rows, Observations seen) {
        for (int i = 0; i < seen.buckets().size(); i++) {
            rows.put(
                    TotalRow.of(seen.series(), bucket(seen.series().family(), i)),
                    BigDecimal.valueOf(seen.buckets().get(i)));
        }
        rows.put(TotalRow.of(seen.series(), SUM), exact(seen.sum()));
    }

    private static String bucket(MetricFamily family, int number) {
        return number < family.bounds().size() ? String.valueOf(family.bounds().get(number)) : BEYOND;
    }

    private static BigDecimal exact(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
    }

    static Totals totals(Map<TotalRow, BigDecimal> rows) {
        List<Count> counts = new ArrayList<>();
        Map<Series, Map<String, BigDecimal>> parts = new TreeMap<>();
        List<LastSuccess> successes = new ArrayList<>();
        OptionalInt depth = OptionalInt.empty();
        for (Map.Entry<TotalRow, BigDecimal> row : new TreeMap<>(rows).entrySet()) {
            Optional<Series> series = series(row.getKey());
            MetricFamily family =
                    series.map(Series::family).orElse(MetricFamily.DEPLOYMENT_LAST_SUCCESS_TIMESTAMP_SECONDS);
            if (family.type() == Collector.Type.COUNTER) {
                counts.add(new Count(series.orElseThrow(), row.getValue().longValueExact()));
            } else if (family.type() == Collector.Type.HISTOGRAM) {
                parts.computeIfAbsent(series.orElseThrow(), none -> new TreeMap<>())
                        .put(row.getKey().part(), row.getValue());
            } else if (family == MetricFamily.DEPLOYMENT_QUEUE_DEPTH) {
                depth = OptionalInt.of(row.getValue().intValueExact());
            } else if (family == MetricFamily.DEPLOYMENT_LAST_SUCCESS_INFO) {
                successes.add(success(row.getKey().labels(), row.getValue()));
            }
        }
        counts.sort((one, other) -> one.series().compareTo(other.series()));
        return new Totals(
                counts,
                parts.entrySet().stream()
                        .map(entry -> observations(entry.getKey(), entry.getValue()))
                        .toList(),
                depth,
                successes);
    }

    private static Optional<Series> series(TotalRow row) {
        Optional<MetricFamily> family = Arrays.stream(MetricFamily.values())
                .filter(one -> one.metric().equals(row.metric()))
                .findFirst();
        Optional<RunnerRole> role = Arrays.stream(RunnerRole.values())
                .filter(one -> one.label().equals(row.instance()))
                .findFirst();
        return family.filter(known -> known.labelNames().size() == row.labels().size())
                .flatMap(known -> role.map(instance -> new Series(known, instance, row.labels())));
    }

    private static LastSuccess success(List<String> labels, BigDecimal seconds) {
        Instant at = Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
        return new LastSuccess(labels.get(0), labels.get(1), labels.get(2), at);
    }

    private static Observations observations(Series series, Map<String, BigDecimal> parts) {
        List<Long> buckets = new ArrayList<>();
        for (int i = 0; i <= series.family().bounds().size(); i++) {
            buckets.add(parts.getOrDefault(bucket(series.family(), i), BigDecimal.ZERO)
                    .longValueExact());
        }
        BigDecimal sum = parts.getOrDefault(SUM, BigDecimal.ZERO);
        return new Observations(
                series, buckets, Duration.ofNanos(sum.movePointRight(9).longValueExact()));
    }
}
