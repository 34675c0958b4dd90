package edu.paws360.deploy.metrics;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The metrics and labels that a PromQL expression names. It knows as much of the language as the rules and the dashboard in
 * docs/metrics use.
 *
 * @param text the expression
 */
record PromExpression(String text) {
    private static final Pattern SELECTOR =
            Pattern.compile("(?<![A-Za-z0-9_:])([a-z_][a-z0-9_:]*)(?![A-Za-z0-9_:])(\\{[^}]*})?(?!\\s*\\()");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without|on|ignoring)\\s*\\(([^)]*)\\)");
    private static final Pattern MATCHER = Pattern.compile("([a-z_]+)\\s*(?:=~|!~|!=|=)");
    private static final Set<String> OPERATORS = Set.of("and", "or", "unless");

    /** What Prometheus adds, or the gateway. */
    private static final Set<String> EVERYWHERE = Set.of("job", "instance");

    /** The gateway's own metrics, by the names that it documents. */
    private static final Set<String> OF_THE_GATEWAY = Set.of("push_time_seconds", "push_failure_time_seconds");

    /** The samples that there are, with their labels. */
    static Map<String, Set<String>> published() {
        Map<String, Set<String>> samples = new TreeMap<>();
        for (MetricFamily family : MetricFamily.values()) {
            Set<String> labels = with(EVERYWHERE, family.labelNames().toArray(String[]::new));
            if (family.bounds().isEmpty()) {
                samples.put(family.metric(), labels);
            } else {
                samples.put(family.metric() + "_sum", labels);
                samples.put(family.metric() + "_count", labels);
                samples.put(family.metric() + "_bucket", with(labels, "le"));
            }
        }
        OF_THE_GATEWAY.forEach(metric -> samples.put(metric, EVERYWHERE));
        return samples;
    }

    private static Set<String> with(Set<String> some, String... more) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(Arrays.asList(more));
        return all;
    }

    /** The metrics it names, each with the labels it is selected by. */
    Map<String, Set<String>> selected() {
        String plain = text.replaceAll("\"[^\"]*\"", "\"\"").replaceAll("\\[[^]]*]|\\boffset\\s+\\w+", " ");
        Map<String, Set<String>> selected = new TreeMap<>();
        Matcher found = SELECTOR.matcher(GROUPING.matcher(plain).replaceAll(" "));
        while (found.find()) {
            if (!OPERATORS.contains(found.group(1))) {
                selected.computeIfAbsent(found.group(1), none -> new TreeSet<>())
                        .addAll(labels(found.group(2)));
            }
        }
        return selected;
    }

    private static Set<String> labels(String matchers) {
        Set<String> labels = new TreeSet<>();
        Matcher label = MATCHER.matcher(matchers == null ? "" : matchers);
        while (label.find()) {
            labels.add(label.group(1));
        }
        return labels;
    }

    private Set<String> grouped() {
        Set<String> labels = new TreeSet<>();
        Matcher found = GROUPING.matcher(text);
        while (found.find()) {
            Arrays.stream(found.group(1).split(",", -1)).map(String::strip).forEach(labels::add);
        }
        return labels;
    }

    /** What is wrong with it, given the samples that there are. */
    Stream<String> faults(Map<String, Set<String>> known) {
        Set<String> all = new TreeSet<>();
        Stream.Builder<String> faults = Stream.builder();
        selected().forEach((metric, labels) -> {
            Set<String> has = known.getOrDefault(metric, Set.of());
            all.addAll(has);
            if (!known.containsKey(metric)) {
                faults.add(metric + " is no metric: " + text);
            }
            labels.stream()
                    .filter(label -> !has.contains(label))
                    .forEach(label -> faults.add(metric + " has no label " + label + ": " + text));
        });
        grouped().stream()
                .filter(label -> !all.contains(label))
                .forEach(label -> faults.add("nothing has the label " + label + ": " + text));
        return faults.build();
    }
}
