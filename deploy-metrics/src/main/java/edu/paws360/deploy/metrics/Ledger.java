package edu.paws360.deploy.metrics;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How far the journal was counted, and to what end. Immutable.
 *
 * @param version the version of this form
 * @param upTo the number of the last line that is counted; 0 before the first
 * @param hash that line's hash, so that a journal that was replaced is noticed; empty before the first
 * @param totals what was counted
 * @param open the deployments without a verdict, by id; their labels may stand in lines that are not read again
 * @param latest the metrics that the deployment with the latest verdict changed
 */
record Ledger(
        int version,
        long upTo,
        String hash,
        Totals totals,
        Map<String, OpenDeployment> open,
        List<MetricFamily> latest) {
    /** The version that this class reads and writes. */
    static final int VERSION = 1;

    static final Ledger EMPTY = new Ledger(VERSION, 0, "", Totals.NONE, Map.of(), List.of());

    Ledger {
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(totals, "totals");
        // Sorted, so that the same journal always gives the same file.
        open = new TreeMap<>(open);
        latest = List.copyOf(latest);
        if (version != VERSION || upTo < 0) {
            throw new IllegalArgumentException("Version " + version + ", last line " + upTo);
        }
    }

    Position position() {
        return new Position(upTo, hash);
    }

    /** As far as this one, on top of other totals. */
    Ledger onto(Totals others) {
        return new Ledger(version, upTo, hash, others, open, latest);
    }

    /** The names of the metrics that the deployment with the latest verdict changed. */
    List<String> latestMetrics() {
        return latest.stream().map(MetricFamily::metric).toList();
    }
}
