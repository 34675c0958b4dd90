package edu.paws360.deploy.maven;

import edu.paws360.deploy.testbed.Alertmanager;
import edu.paws360.deploy.testbed.Pushgateway;
import edu.paws360.deploy.testbed.Server;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the real Pushgateway and Alertmanager have been told. */
record Monitoring(Pushgateway pushgateway, Alertmanager alertmanager) {
    private static final JsonMapper JSON = new JsonMapper();

    /** Those that have just been started know nothing of other tests. */
    static Monitoring restarted(Pushgateway pushgateway, Alertmanager alertmanager) {
        for (Server server : List.of(pushgateway, alertmanager)) {
            server.stop();
            server.start();
        }
        return new Monitoring(pushgateway, alertmanager);
    }

    List<JsonNode> firing() throws IOException {
        JsonNode alerts = read(alertmanager.address().resolve("/api/v2/alerts?active=true"));
        return alerts.valueStream()
                .filter(alert -> alert.at("/status/state").asString().equals("active"))
                .toList();
    }

    /** What stands at this place of the first group of metrics. */
    String metric(String pointer) throws IOException {
        return groups().at("/0" + pointer).asString();
    }

    /** The group of metrics of this instance; the gateway lists them in no order. */
    JsonNode group(String instance) throws IOException {
        return groups().valueStream()
                .filter(group -> group.at("/labels/instance").asString().equals(instance))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the Pushgateway has no group of " + instance));
    }

    private JsonNode groups() throws IOException {
        return read(pushgateway.address().resolve("/api/v1/metrics")).path("data");
    }

    private static JsonNode read(URI address) throws IOException {
        return JSON.readTree(address.toURL().openStream());
    }
}
