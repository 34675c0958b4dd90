package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.http.Endpoint;
import edu.paws360.deploy.secret.Secret;
import edu.paws360.deploy.testbed.StandIn;
import edu.paws360.deploy.testbed.StrictPagerDuty;
import edu.paws360.deploy.testbed.StrictWebhook;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The kinds of receivers, each with its strict stand-in, and how many people it has woken. */
enum ReceiverKind {
    ALERTMANAGER {
        @Override
        StandIn stand() {
            return new StrictAlertmanager();
        }

        @Override
        Receiver at(URI base, Duration patience) {
            return new Alertmanager(Endpoint.of("deploy.oncall.urls", base.resolve(Alertmanager.PATH)), patience);
        }

        @Override
        List<String> shown(StandIn stand) {
            return ((StrictAlertmanager) stand)
                    .firing().stream().map(ReceiverKind::key).toList();
        }

        /** It has one alert for each place, whatever it is told. */
        @Override
        Map<String, Integer> woken(StandIn stand) {
            return Map.of();
        }
    },
    PAGERDUTY {
        @Override
        StandIn stand() {
            return new StrictPagerDuty(KEY);
        }

        @Override
        Receiver at(URI base, Duration patience) {
            return new PagerDuty(base.resolve(StrictPagerDuty.PATH), new Secret("PD_KEY", KEY), patience);
        }

        @Override
        List<String> shown(StandIn stand) {
            return ((StrictPagerDuty) stand)
                    .open().stream().map(StrictPagerDuty.Incident::key).toList();
        }

        @Override
        Map<String, Integer> woken(StandIn stand) {
            return counted(((StrictPagerDuty) stand).incidents().stream().map(StrictPagerDuty.Incident::key));
        }
    },
    WEBHOOK {
        @Override
        StandIn stand() {
            return new StrictWebhook();
        }

        @Override
        Receiver at(URI base, Duration patience) {
            return new Webhook(Endpoint.of("deploy.oncall.urls", base.resolve(StrictWebhook.PATH)), patience);
        }

        /** A chat shows what was said last. */
        @Override
        List<String> shown(StandIn stand) {
            Set<String> firing = new LinkedHashSet<>();
            for (JsonNode message : messages(stand)) {
                String incident = message.get("incident").stringValue();
                if (isFiring(message)) {
                    firing.add(incident);
                } else {
                    firing.remove(incident);
                }
            }
            return List.copyOf(firing);
        }

        /** By a first word of an incident; neither what joins it nor what says that it may have been told before is one. */
        @Override
        Map<String, Integer> woken(StandIn stand) {
            return counted(messages(stand).stream()
                    .filter(message -> isFiring(message) && !message.has("failed_deployments"))
                    .filter(message -> !message.get("text").stringValue().contains("Perhaps told before"))
                    .map(message -> message.get("incident").stringValue()));
        }
    };

    private static final String KEY = "0123456789abcdef0123456789ABCDEF";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    abstract StandIn stand();

    abstract Receiver at(URI base, Duration patience);

    Receiver at(StandIn stand, Duration patience) {
        return at(URI.create("http://" + stand.authority()), patience);
    }

    /** The keys of what it shows as going on. */
    abstract List<String> shown(StandIn stand);

    /** How often it woke somebody, by the keys of incidents. */
    abstract Map<String, Integer> woken(StandIn stand);

    private static String key(Alert alert) {
        return Stream.of(Place.Kind.values())
                .filter(kind -> kind.alertName().equals(alert.labels().get("alertname")))
                .map(kind ->
                        new Place(alert.labels().get("project"), alert.labels().get("environment"), kind))
                .findFirst()
                .orElseThrow()
                .key();
    }

    private static boolean isFiring(JsonNode message) {
        return message.get("status").stringValue().equals("firing");
    }

    private static Map<String, Integer> counted(Stream<String> keys) {
        return keys.collect(Collectors.toMap(Function.identity(), key -> 1, Integer::sum));
    }

    private static List<JsonNode> messages(StandIn stand) {
        return ((StrictWebhook) stand).messages().stream().map(JSON::readTree).toList();
    }
}
