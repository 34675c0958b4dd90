package edu.paws360.deploy.testbed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a Loki keeps of one stream. */
final class LokiStream {
    /** Half of what a chunk may be old: what is further behind the newest entry comes too late. */
    private static final Duration FURTHEST_BEHIND = Duration.ofHours(1);

    private final List<LokiEntry> arrived = new ArrayList<>();
    private long newest;
    private int duplicates;

    /** A stream's labels as Loki writes them, sorted by name. */
    static String name(Map<String, String> labels) {
        return new TreeMap<>(labels)
                .entrySet().stream()
                        .map(label -> label.getKey() + "=\""
                                + label.getValue().replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    /**
     * Keeps an entry, unless the same one is there already.
     *
     * @throws IllegalArgumentException if it comes too late
     */
    synchronized void add(LokiEntry entry) {
        long oldest = newest - FURTHEST_BEHIND.toNanos();
        if (entry.stamp() < oldest) {
            Instant at = Instant.EPOCH.plusNanos(entry.stamp());
            throw new IllegalArgumentException(
                    "entry with timestamp " + at + " ignored, reason: 'entry too far behind, entry"
                            + " timestamp is: " + LokiLimits.seconds(at) + ", oldest acceptable timestamp is: "
                            + LokiLimits.seconds(Instant.EPOCH.plusNanos(oldest)) + "'");
        }
        if (arrived.stream().anyMatch(entry::sameAs)) {
            duplicates++;
            return;
        }
        arrived.add(entry);
        newest = Math.max(newest, entry.stamp());
    }

    synchronized List<LokiEntry> byArrival() {
        return List.copyOf(arrived);
    }

    synchronized List<LokiEntry> byStamp() {
        return arrived.stream()
                .sorted(Comparator.comparingLong(LokiEntry::stamp))
                .toList();
    }

    synchronized int duplicates() {
        return duplicates;
    }
}
