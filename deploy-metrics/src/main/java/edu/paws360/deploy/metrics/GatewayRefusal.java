package edu.paws360.deploy.metrics;

import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Says in our own words why a push failed; the words of the library and the gateway may hold what nobody should see. */
final class GatewayRefusal {
    private static final int LONGEST_QUOTE = 600;

    private final Gateway gateway;
    private final Masker masker;

    GatewayRefusal(Gateway gateway) {
        this.gateway = gateway;
        List<Secret> secrets = new ArrayList<>();
        gateway.credentials().ifPresent(both -> {
            String password = both.value().substring(both.value().indexOf(':') + 1);
            secrets.add(both);
            secrets.add(new Secret(both.name(), password));
        });
        this.masker = Masker.of(secrets);
    }

    /** The gateway answered, but not with success. */
    GatewayException answered(int status, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return new GatewayException(
                "The Pushgateway at " + gateway.address() + " answered " + status + named(text)
                        + ", expected 200 or 202" + quoted(text) + ". " + advice(status),
                status == 408 || status == 429 || status >= 500);
    }

    private static String named(String body) {
        String names = Arrays.stream(MetricFamily.values())
                .map(MetricFamily::metric)
                .filter(body::contains)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : " for " + names;
    }

    private String quoted(String body) {
        String line = body.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        // A secret too short to be masked could stand anywhere.
        if (line.isEmpty() || !masker.tooShort().isEmpty()) {
            return "";
        }
        String masked = masker.mask(line);
        // The mark tells whoever masks other secrets that one of them may be cut there.
        return ": " + (masked.length() <= LONGEST_QUOTE ? masked : masked.substring(0, LONGEST_QUOTE) + "…");
    }

    private static String advice(int status) {
        if (status == 400) {
            return "Others may have pushed a metric of that name with another type: delete their group from the gateway.";
        }
        if (status == 401 || status == 403) {
            return "Give user and password in deploy.metrics.pushgateway, from the environment.";
        }
        return "See deploy.metrics.pushgateway and the gateway's log; the next run pushes everything again.";
    }

    /** There was no answer. */
    GatewayException unanswered(Throwable cause) {
        return silent(cause.getClass().getSimpleName() + " " + masker.mask(String.valueOf(cause.getMessage())), true);
    }

    /** The time was over before there was an answer. */
    GatewayException late() {
        return silent("no answer within " + gateway.deadline().toMillis() + " ms", false);
    }

    private GatewayException silent(String seen, boolean worthRepeating) {
        return new GatewayException(
                "No success from the Pushgateway at " + gateway.address() + ": " + seen
                        + ". See deploy.metrics.pushgateway; the next run pushes everything again.",
                worthRepeating);
    }
}
