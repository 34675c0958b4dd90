package edu.paws360.deploy.metrics;

import edu.paws360.deploy.http.Answer;
import edu.paws360.deploy.http.Quote;
import edu.paws360.deploy.http.UnconfirmedException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Says in our own words why a push failed; the words of the JDK and the gateway may hold what nobody should see. */
final class GatewayRefusal {
    /** The most of a refusal that is read. */
    static final int MOST = Quote.LONGEST_BODY;

    private final Gateway gateway;
    private final Quote quote;

    GatewayRefusal(Gateway gateway) {
        this.gateway = gateway;
        this.quote = new Quote(gateway.endpoint());
    }

    /** The gateway answered, but not with success. */
    UnconfirmedException answered(int status, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        return new UnconfirmedException(
                "The Pushgateway at " + gateway.address() + " answered " + status + named(text)
                        + ", expected 200 or 202"
                        + quote.of(body).map(words -> ": " + words).orElse("") + ". " + advice(status),
                Answer.worthRepeating(status));
    }

    private static String named(String body) {
        String names = Arrays.stream(MetricFamily.values())
                .map(MetricFamily::metric)
                .filter(body::contains)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : " for " + names;
    }

    private static String advice(int status) {
        if (status == 400) {
            return "Others may have pushed a metric of that name with another type: delete their group from the gateway.";
        }
        if (status == 401 || status == 403) {
            return "Give user and password in deploy.metrics.pushgateway, or a token in deploy.metrics.bearer, from the environment.";
        }
        return "See deploy.metrics.pushgateway and the gateway's log; the next run pushes everything again.";
    }

    /** There was no answer. */
    UnconfirmedException unanswered(String seen) {
        return silent(seen, true);
    }

    /** There was too much of an answer. */
    UnconfirmedException tooLong(int most) {
        return silent("its metrics have more than " + most + " bytes", false);
    }

    private UnconfirmedException silent(String seen, boolean worthRepeating) {
        return new UnconfirmedException(
                "No success from the Pushgateway at " + gateway.address() + ": " + seen
                        + ". See deploy.metrics.pushgateway; the next run pushes everything again.",
                worthRepeating);
    }
}
