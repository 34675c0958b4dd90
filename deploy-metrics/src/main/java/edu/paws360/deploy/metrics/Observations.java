package edu.paws360.deploy.metrics;

import io.prometheus.client.Collector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A histogram of durations, with the buckets of its family. Immutable.
 *
 * @param series what took that long
 * @param buckets how many fell into each bucket and into none below it; the last one has no upper bound
 * @param sum how long all of them took; kept as a duration, so that adding up never rounds
 */
record Observations(Series series, List<Long> buckets, Duration sum) {
    Observations {
        buckets = List.copyOf(buckets);
        if (series.family().type() != Collector.Type.HISTOGRAM
                || buckets.size() != series.family().bounds().size() + 1
                || buckets.stream().anyMatch(count -> count < 0)
                || sum.isNegative()) {
            throw new IllegalArgumentException("Not a histogram of " + series + ": " + buckets + " " + sum);
        }
    }

    static Observations none(Series series) {
        int buckets = series.family().bounds().size() + 1;
        return new Observations(series, Collections.nCopies(buckets, 0L), Duration.ZERO);
    }

    /** These and one more; less than nothing counts as nothing. */
    Observations with(Duration duration) {
        Duration taken = duration.isNegative() ? Duration.ZERO : duration;
        List<Long> more = new ArrayList<>(buckets);
        int bucket = bucketOf(taken);
        more.set(bucket, more.get(bucket) + 1);
        return new Observations(series, more, sum.plus(taken));
    }

    private int bucketOf(Duration duration) {
        List<Integer> bounds = series.family().bounds();
        return IntStream.range(0, bounds.size())
                .filter(i -> duration.compareTo(Duration.ofSeconds(bounds.get(i))) <= 0)
                .findFirst()
                .orElse(bounds.size());
    }

    /** These and those together. */
    Observations plus(Observations others) {
        List<Long> both = IntStream.range(0, buckets.size())
                .mapToObj(i -> buckets.get(i) + others.buckets.get(i))
                .toList();
        return new Observations(series, both, sum.plus(others.sum));
    }

    /** The same under another series. */
    Observations as(Series other) {
        return new Observations(other, buckets, sum);
    }

    long count() {
        return buckets.stream().mapToLong(Long::longValue).sum();
    }
}
