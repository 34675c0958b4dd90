package edu.paws360.deploy.metrics;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Keeps the number of values of each label within bounds: Prometheus keeps every series that it ever saw, and a project makes a
 * new release branch every other week. The first {@value #MOST} values of a label are counted by their names, all others
 * together as {@value #OTHER}. Who has a name keeps it, because a counter must not go down. Not thread-safe.
 */
final class Variety {
    /** The most values of one label that are told apart. */
    static final int MOST = 100;

    /** What stands for all further values. */
    static final String OTHER = "other";

    private final Map<String, Set<String>> known = new TreeMap<>();

    /** Remembers the values of a series that was counted already. */
    void know(Series series) {
        List<String> names = series.family().labelNames();
        for (int i = 0; i < names.size(); i++) {
            know(names.get(i), series.labels().get(i));
        }
    }

    private void know(String label, String value) {
        // It is no name, whether it was read back or not.
        if (!value.equals(OTHER)) {
            valuesOf(label).add(value);
        }
    }

    /** The value under which to count from now on, fit for publication. */
    String admitted(String label, String text) {
        String value = LabelValue.of(text);
        Set<String> values = valuesOf(label);
        if (values.contains(value) || (values.size() < MOST && !value.equals(OTHER))) {
            know(label, value);
            return value;
        }
        return OTHER;
    }

    private Set<String> valuesOf(String label) {
        return known.computeIfAbsent(label, none -> new HashSet<>());
    }
}
