package edu.paws360.deploy.health.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Collection;

/**
 * Healthy when every value that a Prometheus query gives is as it has to be, for example a share of errors below 0.01 over the last
 * five minutes. No value, or one that is no number because nothing was counted yet, means not yet. The text form shows neither
 * query nor password. Immutable and thread-safe.
 */
public final class PrometheusProbe implements Probe {
    private final HttpCall call;
    private final Condition condition;
    private final HttpExchange exchange;

    private PrometheusProbe(HttpCall call, Condition condition, HttpExchange exchange) {
        this.call = call;
        this.condition = condition;
        this.exchange = exchange;
    }

    /**
     * A probe that asks a Prometheus, or another server that speaks its API.
     *
     * @param base where it is, {@code http} or {@code https}, such as {@code http://prometheus:9090}; what stands in front of
     *     {@code /api/v1/query} may be its path, and a user is sent as Basic authorization
     * @param query the query (PromQL), which gives an instant vector or a scalar
     * @param condition what each of its values has to be, as a number
     * @param tls whom an {@code https} address is trusted by
     * @return the probe
     * @throws IllegalArgumentException if the address cannot be asked, has a query of its own, the query is blank, or the condition
     *     has no number
     */
    public static PrometheusProbe of(URI base, String query, Condition condition, Tls tls) {
        if (query.isBlank()) {
            throw new IllegalArgumentException("A Prometheus gate needs a query such as up == bool 1");
        }
        if (Condition.number(condition.value()).isEmpty()) {
            throw new IllegalArgumentException("The values of a query are numbers, and no number is: " + condition);
        }
        if (base.getRawQuery() != null || base.getRawFragment() != null) {
            throw new IllegalArgumentException("The address of a Prometheus has neither query nor fragment");
        }
        String path = base.toString().replaceFirst("/$", "") + "/api/v1/query?query=";
        HttpCall call =
                HttpCall.get(URI.create(path + URLEncoder.encode(query, UTF_8).replace("+", "%20")));
        return new PrometheusProbe(call, condition, new HttpExchange(Dialer.system(), tls));
    }

    @Override
    public String target() {
        return call.target();
    }

    @Override
    public Collection<String> secrets() {
        return call.secrets();
    }

    @Override
    public ProbeOutcome attempt(Deadline deadline) throws IOException {
        HttpAnswer answer = exchange.send(call, deadline);
        // A query that cannot be understood is explained in the answer, with a status of its own.
        return answer.status() == 400 || answer.status() == 422
                ? PrometheusAnswer.refusal(target(), answer)
                : judge(answer);
    }

    private ProbeOutcome judge(HttpAnswer answer) {
        ProbeOutcome outcome = HttpExpectation.OK.judge(target(), answer);
        return outcome instanceof ProbeOutcome.Healthy
                ? new PrometheusAnswer(target(), answer).judge(condition)
                : outcome;
    }

    @Override
    public String toString() {
        return "query of " + target();
    }
}
