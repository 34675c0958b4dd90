package edu.paws360.deploy.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.testbed.Eventually;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.Prometheus;
import edu.paws360.deploy.testbed.Pushgateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Three deployments, then a failure, as a real Prometheus sees them while the real gateway is started again. */
@Needs({Pushgateway.class, Prometheus.class})
class SeenByPrometheusTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    private final Pushgateway gateway;
    private final Prometheus prometheus;

    SeenByPrometheusTest(Pushgateway gateway, Prometheus prometheus) {
        this.gateway = gateway;
        this.prometheus = prometheus;
    }

    @Test
    void theTotalsOfAFolderOutliveAGatewayThatForgets() throws Exception {
        gateway.startForgetting();
        watch("folder", new FolderTotals(folder));
    }

    @Test
    void theTotalsInAGatewayOutliveItsRestartWithAFile() throws Exception {
        gateway.startKeeping();
        watch("kept", new GatewayTotals(at(), folder));
        gateway.startForgetting();
    }

    @Test
    void theTotalsInAGatewayThatForgetsComeBackFromTheJournal() throws Exception {
        gateway.startForgetting();
        watch("forgotten", new GatewayTotals(at(), folder));
    }

    private Gateway at() {
        return Gateway.at(gateway.address());
    }

    /** The branch tells the cases apart, which all have one Prometheus. */
    private void watch(String branch, TotalsStore store) throws Exception {
        PushgatewaySink sink = new PushgatewaySink(at(), store);
        ListJournal journal = new ListJournal(branch);
        String success = "deployment_success_total{branch=\"" + branch + "\"}";
        prometheus.scrape(gateway);

        succeed(journal, branch, "a", 30);
        sink.deliver(journal);
        awaitValue(success, "1");
        succeed(journal, branch, "b", 60);
        sink.deliver(journal);
        succeed(journal, branch, "c", 700);
        sink.deliver(journal);
        journal.add("d", ListJournal.start(branch)).failed("d", ReasonCode.GATE_TIMEOUT, Duration.ofSeconds(2000));
        sink.deliver(journal);
        awaitValue(success, "3");
        awaitValue("deployment_failure_total{branch=\"" + branch + "\",failure_reason=\"gate_timeout\"}", "1");

        gateway.stop();
        gateway.start();
        succeed(journal, branch, "e", 10);
        sink.deliver(journal);
        awaitValue(success, "4");

        // As many looks as it takes for the extrapolation to its edges to vanish in the rounding.
        awaitValue("count_over_time(" + success + "[10m]) > bool 9", "1");
        assertThat(value("round(increase(" + success + "[10m]))")).isEqualTo("3");
        assertThat(value("resets(" + success + "[10m])")).isEqualTo("0");
        assertBuckets(branch);
        assertThat(value("sum(deployment_success_total{branch=\"" + branch + "\",instance=\"runner-primary\"})"))
                .isEqualTo("4");
    }

    private void assertBuckets(String branch) throws IOException {
        String[][] expected = {{"60", "3"}, {"300", "3"}, {"600", "3"}, {"1200", "4"}, {"1800", "4"}, {"+Inf", "5"}};
        for (String[] bucket : expected) {
            assertThat(value("deployment_duration_seconds_bucket{branch=\"" + branch + "\",le=\"" + bucket[0] + "\"}"))
                    .as(bucket[0])
                    .isEqualTo(bucket[1]);
        }
        assertThat(value("deployment_duration_seconds_sum{branch=\"" + branch + "\"}"))
                .isEqualTo("2800");
        assertThat(value("deployment_duration_seconds_count{branch=\"" + branch + "\"}"))
                .isEqualTo("5");
    }

    private static void succeed(ListJournal journal, String branch, String id, int seconds) {
        journal.add(id, ListJournal.start(branch)).succeeded(id, Duration.ofSeconds(seconds));
    }

    private void awaitValue(String query, String expected) {
        Eventually.holds(() -> value(query).equals(expected), () -> query + " = " + value(query));
    }

    private String value(String query) {
        String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
        try {
            return JSON.readTree(prometheus
                            .address()
                            .resolve("/api/v1/query?query=" + encoded)
                            .toURL()
                            .openStream())
                    .at("/data/result/0/value/1")
                    .asString("nothing");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
