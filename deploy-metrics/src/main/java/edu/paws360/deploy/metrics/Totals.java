package edu.paws360.deploy.metrics;

import edu.paws360.deploy.event.RunnerRole;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that was ever counted, and how long the line is. Immutable.
 *
 * @param counts the counters
 * @param durations the histograms
 * @param queueDepth how many wait for production, as the queue last told; empty before it did
 * @param successes the latest success of each workflow, in the order of their names
 */
record Totals(List<Count> counts, List<Observations> durations, OptionalInt queueDepth, List<LastSuccess> successes) {
    static final Totals NONE = new Totals(List.of(), List.of());

    Totals {
        counts = List.copyOf(counts);
        durations = List.copyOf(durations);
        queueDepth = Objects.requireNonNullElse(queueDepth, OptionalInt.empty());
        // What an earlier version wrote has none.
        successes = successes == null ? List.of() : List.copyOf(successes);
    }

    Totals(List<Count> counts, List<Observations> durations) {
        this(counts, durations, OptionalInt.empty(), List.of());
    }

    boolean isEmpty() {
        return counts.isEmpty() && durations.isEmpty() && queueDepth.isEmpty() && successes.isEmpty();
    }

    /** The part that belongs to one runner; the parts of all runners add up to the whole. What is no sum, is the primary's. */
    Totals of(RunnerRole instance) {
        return new Totals(
                counts.stream()
                        .filter(count -> count.series().instance() == instance)
                        .toList(),
                durations.stream()
                        .filter(seen -> seen.series().instance() == instance)
                        .toList(),
                instance == RunnerRole.PRIMARY ? queueDepth : OptionalInt.empty(),
                instance == RunnerRole.PRIMARY ? successes : List.of());
    }

    /** These and those of another runner. */
    Totals and(Totals other) {
        return new Totals(
                Stream.concat(counts.stream(), other.counts.stream()).toList(),
                Stream.concat(durations.stream(), other.durations.stream()).toList(),
                queueDepth.isPresent() ? queueDepth : other.queueDepth,
                Stream.concat(successes.stream(), other.successes.stream()).toList());
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
                queueDepth,
                successes);
    }
}
