package edu.paws360.deploy.metrics;

import edu.paws360.deploy.event.RunnerRole;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything that was ever counted. Immutable.
 *
 * @param counts the counters
 * @param durations the histograms
 */
record Totals(List<Count> counts, List<Observations> durations) {
    static final Totals NONE = new Totals(List.of(), List.of());

    Totals {
        counts = List.copyOf(counts);
        durations = List.copyOf(durations);
    }

    boolean isEmpty() {
        return counts.isEmpty() && durations.isEmpty();
    }

    /** The part that belongs to one runner; the parts of all runners add up to the whole. */
    Totals of(RunnerRole instance) {
        return new Totals(
                counts.stream()
                        .filter(count -> count.series().instance() == instance)
                        .toList(),
                durations.stream()
                        .filter(seen -> seen.series().instance() == instance)
                        .toList());
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
                List.copyOf(observed.values()));
    }
}
