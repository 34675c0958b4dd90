package edu.paws360.deploy.metrics;

import edu.paws360.deploy.event.RunnerRole;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything that was ever counted, and how long the line is. Immutable.
 *
 * @param counts the counters
 * @param durations the histograms
 * @param queueDepth how many wait for production, as the queue last told; empty before it did
 */
record Totals(List<Count> counts, List<Observations> durations, OptionalInt queueDepth) {
    static final Totals NONE = new Totals(List.of(), List.of());

    Totals {
        counts = List.copyOf(counts);
        durations = List.copyOf(durations);
        queueDepth = Objects.requireNonNullElse(queueDepth, OptionalInt.empty());
    }

    Totals(List<Count> counts, List<Observations> durations) {
        this(counts, durations, OptionalInt.empty());
    }

    boolean isEmpty() {
        return counts.isEmpty() && durations.isEmpty() && queueDepth.isEmpty();
    }

    /** The part that belongs to one runner; the parts of all runners add up to the whole. The queue is the primary's. */
    Totals of(RunnerRole instance) {
        return new Totals(
                counts.stream()
                        .filter(count -> count.series().instance() == instance)
                        .toList(),
                durations.stream()
                        .filter(seen -> seen.series().instance() == instance)
                        .toList(),
                instance == RunnerRole.PRIMARY ? queueDepth : OptionalInt.empty());
    }

    /** The totals over all runners. */
    Totals everywhere() {
        var counted = counts.stream()
                .collect(Collectors.groupingBy(
                        count -> count.series().anywhere(), TreeMap::new, Collectors.summingLong(Count::value)));
        var observed = durations.stream()
                .map(seen -> seen.as(seen.series().anywhere()))
                .collect(Collectors.toMap(Observations::series, Function.identity(), Observations::plus, TreeMap::new));
        return new Totals(
                counted.entrySet().stream()
                        .map(entry -> new Count(entry.getKey(), entry.getValue()))
                        .toList(),
                List.copyOf(observed.values()),
                queueDepth);
    }
}
