package edu.paws360.deploy.settings;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.secret.Secret;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsSettingsTest {
    @Test
    void aUrlIsEnough() throws Exception {
        MetricsSettings metrics = Given.enough()
                .pom("deploy.metrics.pushgateway", "http://push:9091")
                .read()
                .settings()
                .metrics();

        assertThat(metrics.pushgateway()).isPresent();
        assertThat(metrics.bearer()).isEmpty();
        assertThat(metrics.ca()).isEmpty();
    }

    @Test
    void theTokenIsASecretWhereverItIsSet() throws Exception {
        SettingsReading reading = Given.enough()
                .pom("deploy.metrics.pushgateway", "https://push:9091")
                .pom("deploy.metrics.bearer", "canary-@{TOKEN}")
                .pom("deploy.metrics.ca", "ca.pem")
                .environment("TOKEN", "7x9q")
                .read();

        assertThat(reading.secrets()).extracting(Secret::value).contains("canary-7x9q");
        assertThat(reading.settings().metrics().ca()).contains(Path.of("ca.pem"));
        assertThat(reading.settings() + reading.resolved().toString() + reading).doesNotContain("canary");
    }

    @Test
    void passwordAndTokenExcludeEachOther() {
        assertThat(Given.enough()
                        .pom("deploy.metrics.pushgateway", "http://u:geheim@push:9091")
                        .pom("deploy.metrics.bearer", "canary")
                        .onlyFault())
                .isEqualTo("deploy.metrics.bearer = *** (POM): a second way to log in beside the user and password in"
                        + " deploy.metrics.pushgateway. Remove one of them.");
    }

    @Test
    void certificatesAreForTls() {
        assertThat(Given.enough()
                        .pom("deploy.metrics.pushgateway", "http://push:9091")
                        .pom("deploy.metrics.ca", "ca.pem")
                        .onlyFault())
                .isEqualTo(
                        "deploy.metrics.ca = ca.pem (POM): deploy.metrics.pushgateway speaks no TLS. Give it an https"
                                + " address, or remove it.");
    }

    @ParameterizedTest
    @CsvSource({"bearer, abcd", "ca, ca.pem"})
    void nothingIsSetForAGatewayThatIsNotThere(String member, String value) {
        assertThat(Given.enough().pom("deploy.metrics." + member, value).onlyFault())
                .startsWith("deploy.metrics." + member + " = ")
                .endsWith(
                        " (POM): there is no Pushgateway that it is for. Set deploy.metrics.pushgateway=http://HOST:9091,"
                                + " or remove it.");
    }
}
