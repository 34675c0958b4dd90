package edu.paws360.deploy.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.RunnerRole;
import edu.paws360.deploy.http.Certificates;
import edu.paws360.deploy.http.Countdown;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.Prometheus;
import edu.paws360.deploy.testbed.Pushgateway;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The totals as a real Pushgateway has them, and as a real Prometheus reads them there. */
@Needs({Pushgateway.class, Prometheus.class})
class PushgatewayServerTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration BOUND = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final ListJournal journal = new ListJournal();
    private Pushgateway gateway;
    private PushgatewaySink sink;

    @BeforeEach
    void begin(Pushgateway given) {
        given.startForgetting();
        gateway = given;
        sink = new PushgatewaySink(Gateway.at(gateway.address()), new FolderTotals(folder));
    }

    @Test
    void countersCountOverDeploymentsAndGatewaysThatForget() throws Exception {
        journal.started("d1").succeeded("d1", Duration.ofSeconds(90));
        sink.deliver(journal);
        gateway.stop();
        gateway.start();
        journal.started("d2").succeeded("d2", Duration.ofSeconds(30));
        journal.started("d3").failed("d3", ReasonCode.GATE_TIMEOUT, Duration.ofSeconds(400));
        sink.deliver(journal);

        JsonNode group = group();
        assertThat(group.at("/labels/job").asString()).isEqualTo("github-actions-deployments");
        assertThat(group.at("/labels/instance").asString()).isEqualTo("runner-primary");
        assertThat(group.at("/deployment_success_total/type").asString()).isEqualTo("COUNTER");
        assertThat(group.at("/deployment_success_total/metrics/0/value").asString())
                .isEqualTo("2");
        assertThat(group.at("/deployment_failure_total/metrics/0/labels/failure_reason")
                        .asString())
                .isEqualTo("gate_timeout");
        assertThat(group.at("/deployment_duration_seconds/metrics/0/count").asString())
                .isEqualTo("3");
    }

    @Test
    void prometheusReadsWhatWasPushed(Prometheus prometheus) throws Exception {
        journal.started("d1").succeeded("d1", Duration.ofSeconds(90));
        sink.deliver(journal);
        prometheus.scrape(gateway);

        String query = "deployment_success_total{job=\"github-actions-deployments\",instance=\"runner-primary\"}";
        assertThat(awaitOneResult(prometheus, query).at("/value/1").asString()).isEqualTo("1");
        String bucket = "deployment_duration_seconds_bucket{le=\"300\"}";
        assertThat(awaitOneResult(prometheus, bucket).at("/value/1").asString()).isEqualTo("1");
    }

    @Test
    void whatAStoppedGatewayDidNotGetComesWithTheNextDelivery() throws Exception {
        journal.started("d1").succeeded("d1", Duration.ofSeconds(90));
        gateway.stop();
        assertThatThrownBy(() -> sink.deliver(journal))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("deploy.metrics.pushgateway");

        gateway.start();
        sink.deliver(journal);

        assertThat(group().at("/deployment_success_total/metrics/0/value").asString())
                .isEqualTo("1");
    }

    @Test
    void aMetricThatOthersPushedWithAnotherTypeIsNamed() throws Exception {
        GatewayWire wire = new GatewayWire(Gateway.at(gateway.address()));
        String gauge = "# TYPE deployment_success_total gauge\ndeployment_success_total 7\n";
        wire.put(new GatewayGroup("others", "x"), gauge, Countdown.of(BOUND));
        journal.started("d1").succeeded("d1", Duration.ofSeconds(90));
        for (TotalsStore store :
                List.of(new FolderTotals(folder), new GatewayTotals(Gateway.at(gateway.address()), folder))) {
            assertThatThrownBy(() -> new PushgatewaySink(Gateway.at(gateway.address()), store).deliver(journal))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("The Pushgateway at " + gateway.address()
                            + " answered 400 for deployment_success_total, expected 200 or 202: ");
        }
    }

    @Test
    void itSpeaksTlsAndLogsInWhereItHasTo() throws Exception {
        gateway.startSecured();
        try {
            journal.started("d1").succeeded("d1", Duration.ofSeconds(90));
            Certificates trusted = Certificates.in(gateway.certificate());
            Gateway right = secured(gateway.password()).trusting(trusted);
            new PushgatewaySink(right, new FolderTotals(folder)).deliver(journal);
            journal.started("d2").succeeded("d2", Duration.ofSeconds(90));
            assertThat(new PushgatewaySink(right, new GatewayTotals(right, folder))
                            .deliver(journal)
                            .detail())
                    .isEqualTo("counted into " + gateway.securedAddress());
            assertThat(new GatewayReader(new GatewayWire(right).groups(Countdown.of(BOUND)))
                            .held(RunnerRole.PRIMARY)
                            .totals()
                            .counts())
                    .extracting(Count::value)
                    .containsExactly(2L);

            TotalsStore other = new FolderTotals(folder.resolve("other"));
            Gateway wrong = secured("wr0ng-pass").trusting(trusted);
            assertThatThrownBy(() -> new PushgatewaySink(wrong, other).deliver(journal))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("The Pushgateway at " + gateway.securedAddress() + " answered 401")
                    .hasMessageNotContaining("wr0ng");
            Gateway strange = secured(gateway.password());
            assertThatThrownBy(() -> new PushgatewaySink(strange, other).deliver(journal))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("SSLHandshakeException")
                    .hasMessageNotContaining(gateway.password());
        } finally {
            gateway.startForgetting();
        }
    }

    private Gateway secured(String password) {
        return Gateway.at(URI.create(
                gateway.securedAddress().toString().replace("//", "//" + gateway.user() + ":" + password + "@")));
    }

    private JsonNode group() throws IOException {
        return read(gateway.address().resolve("/api/v1/metrics")).at("/data/0");
    }

    private static JsonNode awaitOneResult(Prometheus prometheus, String query) throws IOException {
        URI question =
                prometheus.address().resolve("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        long end = System.nanoTime() + BOUND.toNanos();
        JsonNode found = read(question).at("/data/result/0");
        while (found.isMissingNode()) {
            assertThat(System.nanoTime() - end).as(query).isNegative();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            found = read(question).at("/data/result/0");
        }
        return found;
    }

    private static JsonNode read(URI address) throws IOException {
        return JSON.readTree(address.toURL().openStream());
    }
}
