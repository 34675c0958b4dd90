package edu.paws360.deploy.metrics;

import edu.paws360.deploy.testbed.StandIn;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A stand-in for a Pushgateway that refuses what the real one refuses, keeps groups and tells of them as it does, and can be
 * told to misbehave for the next requests.
 */
final class StrictGateway extends StandIn {
    private static final Pattern GROUP = Pattern.compile("/metrics/job/(github-actions-deployments(?:-lock)?)/instance/"
            + "(runner-primary|runner-secondary|[0-9a-f-]{36})");
    private static final Pattern SAMPLE = Pattern.compile("([a-z_]+)((?:\\{(?:[a-z_]+=\"[^\"]*\",)+})?) ([-+0-9.E]+)");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"]*)\",");

    private final List<String> decreased = new CopyOnWriteArrayList<>();
    private final Map<String, GatewayText> groups = new TreeMap<>();
    private final Set<String> fresh = new HashSet<>();
    private Map<String, GatewayText> saved = Map.of();
    private volatile boolean ignoring;

    /** What a group holds. */
    record GatewayText(Map<String, String> types, Map<String, Double> samples, double pushed) {
        String familyOf(String sample) {
            String name = sample.replaceFirst("\\{.*", "");
            return types.containsKey(name) ? name : name.replaceFirst("_(bucket|sum|count)$", "");
        }
    }

    URI uri() {
        return URI.create("http://" + authority());
    }

    /** Counters that went down, which Prometheus would take for a restart. */
    List<String> decreased() {
        return decreased;
    }

    synchronized Map<String, Double> group(String instance) {
        GatewayText group = groups.get(PushgatewaySink.JOB + "/" + instance);
        return group == null ? Map.of() : group.samples();
    }

    /** The groups that are there, as job and instance. */
    synchronized List<String> names() {
        return List.copyOf(groups.keySet());
    }

    /** As one that was started again without a file does. */
    synchronized void forget() {
        groups.clear();
    }

    /** As one does that writes its file. */
    synchronized void save() {
        saved = Map.copyOf(groups);
    }

    /** As one that is started again with the file that it wrote last. */
    synchronized void goBack() {
        groups.clear();
        groups.putAll(saved);
    }

    /** A register is told of as if its owner had just renewed it, whenever it is told of. */
    synchronized void keepFresh(String register) {
        fresh.add(GatewayLock.JOB + "/" + register);
    }

    /** Says nothing to a request that removes a group. */
    void ignoreRemovals() {
        ignoring = true;
    }

    /** As PromQL's {@code sum}: over all groups, whatever the labels. */
    synchronized double sum(String sample) {
        return groups.values().stream()
                .flatMap(group -> group.samples().entrySet().stream())
                .filter(entry -> entry.getKey().startsWith(sample + "{"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    @Override
    protected Mood strict(Request request) {
        if (request.target().equals("/api/v1/metrics") && request.method().equals("GET")) {
            return answering(200, json());
        }
        if (ignoring && request.method().equals("DELETE")) {
            return silent();
        }
        Matcher group = GROUP.matcher(request.target());
        if (!group.matches()) {
            return answering(404, "no such group: " + request.target());
        }
        return pushed(group.group(1) + "/" + group.group(2), request);
    }

    private synchronized Mood pushed(String group, Request request) {
        if (request.method().equals("DELETE")) {
            groups.remove(group);
            return answering(202, "");
        }
        if (!List.of("PUT", "POST").contains(request.method())) {
            return answering(405, request.method());
        }
        if (!"text/plain; version=0.0.4; charset=utf-8".equals(request.contentType())) {
            return answering(415, String.valueOf(request.contentType()));
        }
        try {
            replace(group, parsed(request.body()), request.method().equals("POST"));
            return answering(200, "");
        } catch (IllegalArgumentException e) {
            return answering(400, e.getMessage());
        }
    }

    private void replace(String name, GatewayText fresh, boolean others) {
        GatewayText before = groups.getOrDefault(name, new GatewayText(Map.of(), Map.of(), 0));
        Map<String, String> types = new TreeMap<>(others ? before.types() : Map.of());
        Map<String, Double> samples = new TreeMap<>(others ? before.samples() : Map.of());
        samples.keySet().removeIf(sample -> fresh.types().containsKey(before.familyOf(sample)));
        types.putAll(fresh.types());
        samples.putAll(fresh.samples());
        GatewayText after = new GatewayText(types, samples, fresh.pushed());
        before.samples().forEach((series, value) -> {
            boolean gauge = "gauge".equals(before.types().get(before.familyOf(series)));
            if (!gauge && samples.getOrDefault(series, 0.0) < value) {
                decreased.add(series);
            }
        });
        groups.put(name, after);
    }

    private double pushed(Map.Entry<String, GatewayText> group) {
        return fresh.contains(group.getKey()) ? now() : group.getValue().pushed();
    }

    private static double now() {
        Instant now = Instant.now();
        return now.getEpochSecond() + now.getNano() / 1e9;
    }

    private static GatewayText parsed(String body) {
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
        return new GatewayText(types, samples, now());
    }

    private static void sample(String line, Map<String, String> types, Map<String, Double> samples) {
        Matcher sample = SAMPLE.matcher(line);
        require(sample.matches(), "text format parsing error in line: " + line);
        String name = sample.group(1);
        String family = name.replaceFirst("_(bucket|sum|count)$", "");
        boolean counter = "counter".equals(types.get(name)) && name.endsWith("_total");
        boolean histogram = "histogram".equals(types.get(family)) && !name.equals(family);
        boolean gauge = "gauge".equals(types.get(name)) && !name.endsWith("_total");
        require(counter || histogram || gauge, "collected metric " + name + " has no fitting TYPE");
        Double earlier = samples.put(name + sample.group(2), Double.valueOf(sample.group(3)));
        require(earlier == null, "collected before with the same name and label values: " + line);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    private synchronized String json() {
        return groups.entrySet().stream()
                .map(group -> json(group.getKey().split("/", 2), group.getValue(), go(pushed(group))))
                .collect(Collectors.joining(",", "{\"status\":\"success\",\"data\":[", "]}"));
    }

    private static String json(String[] name, GatewayText group, String pushed) {
        String grouping = "\"job\":\"" + name[0] + "\",\"instance\":\"" + name[1] + "\"";
        Map<String, List<String>> families = group.samples().keySet().stream()
                .collect(Collectors.groupingBy(group::familyOf, TreeMap::new, Collectors.toList()));
        String all = families.entrySet().stream()
                .map(family ->
                        ",\"" + family.getKey() + "\":" + family(family.getKey(), family.getValue(), group, grouping))
                .collect(Collectors.joining());
        return "{\"labels\":{" + grouping + "},\"last_push_successful\":true,\"push_time_seconds\":{\"type\":\"GAUGE\","
                + "\"metrics\":[{\"labels\":{" + grouping + "},\"value\":\"" + pushed + "\"}]}" + all + "}";
    }

    private static String family(String family, List<String> samples, GatewayText group, String grouping) {
        String type = group.types().get(family);
        String metrics = type.equals("histogram")
                ? histogram(samples, group, grouping)
                : samples.stream()
                        .map(sample -> "{\"labels\":{" + labels(sample) + grouping + "},\"value\":\""
                                + go(group.samples().get(sample)) + "\"}")
                        .collect(Collectors.joining(","));
        return "{\"time_stamp\":\"t\",\"type\":\"" + type.toUpperCase(Locale.ROOT) + "\",\"help\":\"h\",\"metrics\":["
                + metrics + "]}";
    }

    private static String histogram(List<String> samples, GatewayText group, String grouping) {
        Map<String, List<String>> series = samples.stream()
                .collect(Collectors.groupingBy(StrictGateway::labels, TreeMap::new, Collectors.toList()));
        return series.entrySet().stream()
                .map(one -> "{\"labels\":{" + one.getKey() + grouping + "},\"buckets\":{"
                        + one.getValue().stream()
                                .filter(sample -> sample.contains("_bucket{"))
                                .map(sample -> "\"" + bound(sample) + "\":\""
                                        + go(group.samples().get(sample)) + "\"")
                                .collect(Collectors.joining(","))
                        + "},\"count\":\"" + part(one.getValue(), "_count", group) + "\",\"sum\":\""
                        + part(one.getValue(), "_sum", group) + "\"}")
                .collect(Collectors.joining(","));
    }

    private static String part(List<String> samples, String suffix, GatewayText group) {
        return samples.stream()
                .filter(sample -> sample.contains(suffix + "{"))
                .map(sample -> go(group.samples().get(sample)))
                .findFirst()
                .orElseThrow();
    }

    private static String bound(String sample) {
        String bound = sample.replaceFirst(".*le=\"([^\"]*)\".*", "$1");
        return bound.equals("+Inf") ? bound : go(Double.parseDouble(bound));
    }

    private static String labels(String sample) {
        Matcher label = LABEL.matcher(sample);
        StringBuilder labels = new StringBuilder();
        while (label.find()) {
            if (!label.group(1).equals("le")) {
                labels.append('"')
                        .append(label.group(1))
                        .append("\":\"")
                        .append(label.group(2))
                        .append("\",");
            }
        }
        return labels.toString();
    }

    private static String go(double value) {
        String text = new BigDecimal(String.valueOf(value)).toPlainString();
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }
}
