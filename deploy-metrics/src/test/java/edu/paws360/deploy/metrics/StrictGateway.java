package edu.paws360.deploy.metrics;

import edu.paws360.deploy.testbed.StandIn;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stand-in for a Pushgateway that refuses what the real one refuses, keeps groups as it does, and can be told to
 * misbehave for the next requests.
 */
final class StrictGateway extends StandIn {
    private static final Pattern GROUP =
            Pattern.compile("/metrics/job/github-actions-deployments/instance/(runner-primary|runner-secondary)");

    private final List<String> decreased = new CopyOnWriteArrayList<>();
    private final Map<String, Map<String, Double>> groups = new ConcurrentHashMap<>();

    URI uri() {
        return URI.create("http://" + authority());
    }

    /** Counters that went down, which Prometheus would take for a restart. */
    List<String> decreased() {
        return decreased;
    }

    Map<String, Double> group(String instance) {
        return groups.getOrDefault(instance, Map.of());
    }

    /** As PromQL's {@code sum}: over all groups, whatever the labels. */
    double sum(String sample) {
        return groups.values().stream()
                .flatMap(group -> group.entrySet().stream())
                .filter(entry -> entry.getKey().startsWith(sample + "{"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    @Override
    protected Mood strict(Request request) {
        Matcher group = GROUP.matcher(request.target());
        if (!group.matches()) {
            return answering(404, "no such group: " + request.target());
        }
        if (!request.method().equals("PUT")) {
            return answering(405, request.method());
        }
        if (!"text/plain; version=0.0.4; charset=utf-8".equals(request.contentType())) {
            return answering(415, String.valueOf(request.contentType()));
        }
        try {
            replace(group.group(1), parsed(request.body()));
            return answering(200, "");
        } catch (IllegalArgumentException e) {
            return answering(400, e.getMessage());
        }
    }

    private synchronized void replace(String instance, Map<String, Double> samples) {
        Map<String, Double> before = group(instance);
        before.forEach((series, value) -> {
            if (samples.getOrDefault(series, 0.0) < value) {
                decreased.add(series);
            }
        });
        groups.put(instance, samples);
    }

    private static Map<String, Double> parsed(String body) {
        Map<String, String> types = new TreeMap<>();
        Map<String, Double> samples = new TreeMap<>();
        require(body.endsWith("\n"), "unexpected end of input stream");
        for (String line : body.lines().toList()) {
            if (line.startsWith("# TYPE ")) {
                String[] words = line.split(" ", 4);
                require(types.put(words[2], words[3]) == null, "second TYPE line for metric name " + words[2]);
            } else if (!line.startsWith("# HELP ")) {
                sample(line, types, samples);
            }
        }
        return samples;
    }

    private static void sample(String line, Map<String, String> types, Map<String, Double> samples) {
        Matcher sample = Pattern.compile("([a-z_]+)(\\{(?:[a-z_]+=\"[^\"]*\",)+}) ([0-9.E]+)")
                .matcher(line);
        require(sample.matches(), "text format parsing error in line: " + line);
        String name = sample.group(1);
        String family = name.replaceFirst("_(bucket|sum|count)$", "");
        boolean counter = "counter".equals(types.get(name)) && name.endsWith("_total");
        boolean histogram = "histogram".equals(types.get(family)) && !name.equals(family);
        require(counter || histogram, "collected metric " + name + " has no fitting TYPE");
        Double earlier = samples.put(name + sample.group(2), Double.valueOf(sample.group(3)));
        require(earlier == null, "collected before with the same name and label values: " + line);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
