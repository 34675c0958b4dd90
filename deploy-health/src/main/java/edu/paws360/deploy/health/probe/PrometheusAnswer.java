package edu.paws360.deploy.health.probe;

import edu.paws360.deploy.health.probe.ProbeOutcome.Healthy;
import edu.paws360.deploy.health.probe.ProbeOutcome.No;
import edu.paws360.deploy.health.probe.ProbeOutcome.NotYet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a Prometheus answered to an instant query.
 *
 * @param target who was asked
 * @param answer the answer, of status 200
 */
record PrometheusAnswer(String target, HttpAnswer answer) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int SHOWN = 200;

    /** One value, and the labels that it has. */
    private record Sample(String labels, String value) {
        Optional<BigDecimal> number() {
            return Condition.number(value);
        }

        String text() {
            String text = labels.equals("{}") ? value : value + " of " + labels;
            return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
        }
    }

    static ProbeOutcome refusal(String target, HttpAnswer answer) {
        try {
            JsonNode error = JSON.readTree(answer.body()).path("error");
            return new No(target + " refused the query: "
                    + (error.isString() ? error.asString() : "HTTP " + answer.status()));
        } catch (JacksonException e) {
            return new No(target + " refused the query: HTTP " + answer.status(), answer.excerpt());
        }
    }

    ProbeOutcome judge(Condition condition) {
        try {
            JsonNode tree = JSON.readTree(answer.body());
            if (!"success".equals(tree.path("status").asString(""))) {
                return unreadable("it does not say success");
            }
            return judge(condition, samples(tree.path("data")));
        } catch (JacksonException | IllegalArgumentException e) {
            return unreadable(e.getMessage());
        }
    }

    private No unreadable(String why) {
        return new No(target + " did not answer as a Prometheus does: " + why, answer.excerpt());
    }

    private static List<Sample> samples(JsonNode data) {
        String type = data.path("resultType").asString("");
        List<Sample> samples = new ArrayList<>();
        if (type.equals("scalar")) {
            samples.add(new Sample("{}", value(data.path("result"))));
        } else if (type.equals("vector")) {
            data.path("result")
                    .forEach(
                            each -> samples.add(new Sample(each.path("metric").toString(), value(each.path("value")))));
        } else {
            throw new IllegalArgumentException("a " + type + " came, expected a vector or a scalar");
        }
        return samples;
    }

    private static String value(JsonNode pair) {
        if (!pair.path(1).isString()) {
            throw new IllegalArgumentException("a value is missing");
        }
        return pair.path(1).asString();
    }

    private ProbeOutcome judge(Condition condition, List<Sample> samples) {
        if (samples.isEmpty()) {
            return new NotYet(target + " has no value for the query (expected " + condition + ")");
        }
        for (Sample sample : samples) {
            if (sample.value().equals("NaN")) {
                return new NotYet(
                        target + " has nothing to count yet: " + sample.text() + " (expected " + condition + ")");
            }
            if (sample.number().filter(condition::holds).isEmpty()) {
                return new No(target + " answered the query with " + sample.text() + " (expected " + condition + ")");
            }
        }
        String first = samples.get(0).text();
        return new Healthy(target + " answered the query with "
                + (samples.size() == 1 ? first : samples.size() + " values, the first " + first) + " (expected "
                + condition
                + ")");
    }
}
