package edu.paws360.deploy.health.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.health.probe.ProbeOutcome.Healthy;
import edu.paws360.deploy.health.probe.ProbeOutcome.No;
import edu.paws360.deploy.health.probe.ProbeOutcome.NotYet;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.Prometheus;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The probe of a real Prometheus server. */
@Needs(Prometheus.class)
class PrometheusServerTest {
    private final Prometheus server;

    PrometheusServerTest(Prometheus server) {
        this.server = server;
    }

    @AfterEach
    void startItAgain() {
        server.start();
    }

    @Test
    void isHealthyWhenEveryValueIsAsItHasToBe() throws Exception {
        assertThat(ask("vector(0.003)", "< 0.01"))
                .isEqualTo(new Healthy(target() + " answered the query with 0.003 (expected < 0.01)"));
        assertThat(ask("scalar(vector(1))", "== 1.0")).isInstanceOf(Healthy.class);
        assertThat(ask("label_replace(vector(1), \"job\", \"a b\", \"\", \"\") or vector(2)", "<= 2")
                        .detail())
                .isEqualTo(target()
                        + " answered the query with 2 values, the first 1 of {\"job\":\"a b\"} (expected <= 2)");
    }

    @Test
    void isNoWhenOneValueIsAnotherOne() throws Exception {
        assertThat(ask("label_replace(vector(0.2), \"job\", \"api\", \"\", \"\") or vector(0)", "< 0.01"))
                .isEqualTo(new No(target() + " answered the query with 0.2 of {\"job\":\"api\"} (expected < 0.01)"));
        assertThat(ask("vector(1) / 0", "< 0.01")).isInstanceOf(No.class);
        assertThat(ask("-vector(1) / 0", "< 0.01")).isInstanceOf(No.class);
    }

    @Test
    void waitsWhereThereIsNothingToCountYet() throws Exception {
        assertThat(ask("errors_total", "< 0.01"))
                .isEqualTo(new NotYet(target() + " has no value for the query (expected < 0.01)"));
        assertThat(ask("vector(0) / 0", "< 0.01"))
                .isEqualTo(new NotYet(target() + " has nothing to count yet: NaN (expected < 0.01)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sum(", "vector(1) + on() (vector(1) or label_replace(vector(1), \"a\", \"b\", \"\", \"\"))"})
    void saysWhyAQueryIsRefused(String query) throws Exception {
        ProbeOutcome outcome = ask(query, "< 0.01");

        assertThat(outcome).isInstanceOf(No.class);
        assertThat(outcome.detail())
                .startsWith(target() + " refused the query: ")
                .hasSizeGreaterThan(target().length() + 40);
    }

    @Test
    void takesNoOtherKindOfResult() throws Exception {
        assertThat(ask("vector(1)[1m:10s]", "< 2").detail())
                .isEqualTo(target()
                        + " did not answer as a Prometheus does: a matrix came, expected a vector or a scalar");
    }

    @Test
    void isNotUpWhileItIsStoppedOrSilent() throws Exception {
        server.pause();
        try {
            assertThat(Asking.ask(probe("vector(1)", "1"), Asking.SHORT)).isInstanceOf(NotYet.class);
        } finally {
            server.resume();
        }
        server.stop();

        assertThat(ask("vector(1)", "1")).isInstanceOf(NotYet.class);
    }

    @Test
    void refusesWhatItCannotAsk() {
        assertThatThrownBy(() -> probe("vector(1)", "up"))
                .hasMessage("The values of a query are numbers, and no number is: == up");
        assertThatThrownBy(() -> probe(" ", "< 1")).hasMessage("A Prometheus gate needs a query such as up == bool 1");
    }

    private ProbeOutcome ask(String query, String condition) throws InterruptedException {
        return Asking.ask(probe(query, condition), Asking.LONG);
    }

    private PrometheusProbe probe(String query, String condition) {
        return PrometheusProbe.of(URI.create(server.address() + "/"), query, Condition.parse(condition), Tls.SYSTEM);
    }

    private String target() {
        return server.address() + "/api/v1/query";
    }
}
