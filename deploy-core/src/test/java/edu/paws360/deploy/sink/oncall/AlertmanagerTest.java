package edu.paws360.deploy.sink.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.http.Endpoint;
import edu.paws360.deploy.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertmanagerTest {
    @Test
    void userAndPasswordAreTakenOutOfTheAddress() {
        Alertmanager alertmanager = Alertmanager.at(URI.create("https://ada:s3cr%40t@alerts.example/am/api/v2/alerts"));
        assertThat(alertmanager.address()).isEqualTo("https://alerts.example/am/api/v2/alerts");
        assertThat(alertmanager.endpoint().credentials()).contains(new Secret("deploy.oncall.urls", "ada:s3cr@t"));
        assertThat(alertmanager).hasToString("alertmanager at alerts.example/am");
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://ada:s3cr3t@alerts:9093/api/v2/alerts,an address with another scheme",
        "mailto:ada@alerts,an address with another scheme",
        "http:///api/v2/alerts,an address without a host",
        "http://ada:s3cr3t@under_score:9093/api/v2/alerts,an address without a host",
        "http://ada:12/s3cr3t@alerts/api/v2/alerts,an address with an @ behind its first slash",
        "http://alerts:9093/api/v2/alerts?token=s3cr3t,an address with a query",
        "http://alerts:9093/api/v1/alerts,an address with another path",
        "http://alerts:9093/api/v2/alerts/,an address with another path",
        "http://alerts:9093,an address with another path",
        "http://ada@alerts:9093/api/v2/alerts,a user without a password",
    })
    void anAddressThatCannotWorkIsRefusedWithoutItsSecret(String url, String seen) {
        assertThatThrownBy(() -> Alertmanager.at(URI.create(url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("deploy.oncall.urls has " + seen + ", expected the address of an Alertmanager, as"
                        + " http://HOST:9093/api/v2/alerts or https://HOST/api/v2/alerts, pagerduty:@{NAME}, or"
                        + " webhook+https://HOST/PATH.");
    }

    @Test
    void aLimitOfNothingIsRefused() {
        Endpoint endpoint = new Endpoint(URI.create("http://alerts:9093/api/v2/alerts"), Optional.empty());
        assertThatThrownBy(() -> new Alertmanager(endpoint, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("deploy.oncall.urls: patience is PT0S, expected more than 0");
    }
}
