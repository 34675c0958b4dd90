package edu.paws360.deploy.metrics;

import edu.paws360.deploy.event.RunnerRole;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads totals out of what a Pushgateway answers to {@code GET /api/v1/metrics}. Metrics that this version does not know are
 * passed over, and a push leaves them alone; known ones of another form are an error, because they would be lost.
 */
final class GatewayReader {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern NAME = Pattern.compile("[0-9a-f-]{36}");
    private static final int MOST_DIGITS = 1100;
    private static final Set<String> GROUPING = Set.of("job", "instance");

    private final JsonNode groups;

    /**
     * Reads an answer.
     *
     * @throws IllegalArgumentException if it is none of a Pushgateway
     */
    GatewayReader(String answer) {
        try {
            JsonNode root = JSON.readTree(answer);
            if (!root.path("status").asString("").equals("success")
                    || !root.path("data").isArray()) {
                throw new IllegalArgumentException("it is not what a Pushgateway answers");
            }
            groups = root.path("data");
        } catch (JacksonException broken) {
            throw new IllegalArgumentException("it is not JSON", broken);
        }
    }

    /** The registers of all who want to count, by their names. What has another name than ours have keeps nobody waiting. */
    Map<String, Register> registers() {
        Map<String, Register> registers = new TreeMap<>();
        for (JsonNode group : groups) {
            JsonNode number =
                    group.path(GatewayLock.METRIC).path("metrics").path(0).path("value");
            String name = group.path("labels").path("instance").asString("");
            boolean ours = group.path("labels").path("job").asString("").equals(GatewayLock.JOB)
                    && NAME.matcher(name).matches();
            if (ours && !number.isMissingNode()) {
                registers.put(name, new Register(name, whole(number), pushed(group)));
            }
        }
        return registers;
    }

    private static Duration pushed(JsonNode group) {
        return seconds(group.path("push_time_seconds").path("metrics").path(0).path("value"));
    }

    /**
     * What a runner's group holds.
     *
     * @throws IllegalArgumentException if something in it has another form than ours
     */
    HeldGroup held(RunnerRole role) {
        GatewayGroup wanted = GatewayGroup.of(role);
        for (JsonNode group : groups) {
            JsonNode labels = group.path("labels");
            boolean ours = labels.size() == GROUPING.size()
                    && labels.path("job").asString("").equals(wanted.job())
                    && labels.path("instance").asString("").equals(wanted.instance());
            if (ours) {
                return held(group, role);
            }
        }
        return HeldGroup.NOTHING;
    }

    private static HeldGroup held(JsonNode group, RunnerRole role) {
        List<CountedJournal> counted = new ArrayList<>();
        String era = "";
        for (JsonNode metric : group.path(HeldGroup.COUNTED).path("metrics")) {
            List<String> labels = labels(metric, HeldGroup.LABELS);
            era = labels.get(0);
            Position position = new Position(Long.parseLong(labels.get(2)), labels.get(3));
            counted.add(new CountedJournal(labels.get(1), position, moment(metric.path("value"))));
        }
        return new HeldGroup(totals(group, role), era, counted);
    }

    private static Totals totals(JsonNode group, RunnerRole role) {
        List<Count> counts = new ArrayList<>();
        List<Observations> durations = new ArrayList<>();
        for (MetricFamily family : MetricFamily.values()) {
            for (JsonNode metric : metrics(group, family)) {
                Series series = new Series(family, role, labels(metric, family.labelNames()));
                switch (family.type()) {
                    case COUNTER -> counts.add(new Count(series, whole(metric.path("value"))));
                    case HISTOGRAM -> durations.add(observations(series, metric));
                    default -> {
                        // What is no sum is read below.
                    }
                }
            }
        }
        counts.sort((one, other) -> one.series().compareTo(other.series()));
        durations.sort((one, other) -> one.series().compareTo(other.series()));
        return new Totals(counts, durations, depth(group), successes(group));
    }

    private static JsonNode metrics(JsonNode group, MetricFamily family) {
        JsonNode found = group.path(family.metric());
        if (!found.isMissingNode()
                && !found.path("type").asString("").equals(family.type().name())) {
            throw new IllegalArgumentException(family.metric() + " is a "
                    + found.path("type").asString("") + " there, expected a " + family.type());
        }
        return found.path("metrics");
    }

    private static List<String> labels(JsonNode metric, List<String> names) {
        JsonNode labels = metric.path("labels");
        long own = labels.propertyNames().stream()
                .filter(name -> !GROUPING.contains(name))
                .count();
        if (own != names.size()
                || names.stream().anyMatch(name -> labels.path(name).isMissingNode())) {
            throw new IllegalArgumentException(
                    "a series has the labels " + labels.propertyNames() + ", expected " + names);
        }
        return names.stream().map(name -> labels.path(name).asString("")).toList();
    }

    private static Observations observations(Series series, JsonNode metric) {
        List<Long> buckets = new ArrayList<>();
        long below = 0;
        for (int bound : series.family().bounds()) {
            JsonNode upToHere = metric.path("buckets").path(String.valueOf(bound));
            if (upToHere.isMissingNode()) {
                throw new IllegalArgumentException(series.family().metric() + " has no bucket " + bound + " there");
            }
            buckets.add(whole(upToHere) - below);
            below = whole(upToHere);
        }
        buckets.add(whole(metric.path("count")) - below);
        return new Observations(series, buckets, seconds(metric.path("sum")));
    }

    private static OptionalInt depth(JsonNode group) {
        JsonNode metrics = metrics(group, MetricFamily.DEPLOYMENT_QUEUE_DEPTH);
        return metrics.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of((int) whole(metrics.path(0).path("value")));
    }

    private static List<LastSuccess> successes(JsonNode group) {
        Map<String, Instant> times = new TreeMap<>();
        MetricFamily time = MetricFamily.DEPLOYMENT_LAST_SUCCESS_TIMESTAMP_SECONDS;
        for (JsonNode metric : metrics(group, time)) {
            times.put(labels(metric, time.labelNames()).get(0), moment(metric.path("value")));
        }
        Map<String, LastSuccess> successes = new TreeMap<>();
        MetricFamily info = MetricFamily.DEPLOYMENT_LAST_SUCCESS_INFO;
        for (JsonNode metric : metrics(group, info)) {
            List<String> what = labels(metric, info.labelNames());
            Instant at = times.getOrDefault(what.get(0), Instant.EPOCH);
            successes.put(what.get(0), new LastSuccess(what.get(0), what.get(1), what.get(2), at));
        }
        return List.copyOf(successes.values());
    }

    /** The API writes numbers as texts, the way Go does: none has more digits than the smallest of its fractions. */
    private static BigDecimal number(JsonNode text) {
        try {
            BigDecimal number = new BigDecimal(text.asString(""));
            if (Math.abs((long) number.scale()) <= MOST_DIGITS) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException("a value is " + text + ", expected a number", noNumber);
        }
        throw new IllegalArgumentException("a value is " + text + ", expected a number that Go could have written");
    }

    private static long whole(JsonNode text) {
        try {
            return number(text).longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("a count is " + text + ", expected a whole number", e);
        }
    }

    /** Rounded, since 1.691 s comes back as 1.6909999999999998: cut off, it would be less than it was, and a sum that goes down. */
    private static Duration seconds(JsonNode text) {
        BigDecimal nanos = number(text).movePointRight(9);
        try {
            return Duration.ofNanos(nanos.setScale(0, RoundingMode.HALF_UP).longValueExact());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("a time is " + text + ", expected less than 292 years", e);
        }
    }

    private static Instant moment(JsonNode seconds) {
        return Instant.ofEpochMilli(Math.round(number(seconds).doubleValue() * 1000));
    }
}
