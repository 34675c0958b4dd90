package edu.paws360.deploy.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.http.Certificates;
import edu.paws360.deploy.secret.Secret;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayTest {
    @Test
    void userAndPasswordAreTakenOutOfTheAddress() {
        Gateway gateway = Gateway.at(URI.create("https://ada:s3cr%40t@gate.example:9091/push"));
        assertThat(gateway.address()).isEqualTo(URI.create("https://gate.example:9091/push"));
        assertThat(gateway.endpoint().credentials()).contains(new Secret("deploy.metrics.pushgateway", "ada:s3cr@t"));
        assertThat(gateway)
                .hasToString("Gateway[endpoint=Endpoint[address=https://gate.example:9091/push,"
                        + " credentials=Optional[Secret[deploy.metrics.pushgateway]], token=Optional.empty],"
                        + " trusted=Optional.empty, patience=PT5S, deadline=PT9S]");
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://ada:s3cr3t@gate:9091,an address with another scheme",
        "gate:9091,an address with another scheme",
        "http:///metrics,an address without a host",
        "http://ada:s3cr3t@under_score:9091,an address without a host",
        "http://ada:12/s3cr3t@gate,an address with an @ behind its first slash",
        "http://gate:9091/?token=s3cr3t,an address with a query",
        "http://gate:9091/metrics,an address that ends in /metrics",
        "http://gate:9091/metrics/job/x,an address that ends in /metrics/job/x",
        "http://ada@gate:9091,a user without a password",
    })
    void anAddressThatCannotWorkIsRefusedWithoutItsSecret(String url, String seen) {
        assertThatThrownBy(() -> Gateway.at(URI.create(url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("deploy.metrics.pushgateway is " + seen + ", expected the Pushgateway's address as"
                        + " http://HOST:9091 or https://HOST; /metrics and the grouping key are added to it.");
    }

    @Test
    void certificatesAreForTlsOnly(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("ca.pem"), "no certificate");
        assertThatThrownBy(() -> Certificates.in(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("No certificates can be read from " + file + ": ");
        Certificates any = new Certificates(file, (SSLSocketFactory) SSLSocketFactory.getDefault());
        assertThat(Gateway.at(URI.create("https://gate")).trusting(any).trusted())
                .contains(any);
        assertThat(any).hasToString("Certificates[" + file + "]");
        assertThatThrownBy(() -> Gateway.at(URI.create("http://gate")).trusting(any))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "deploy.metrics.pushgateway is an address without TLS, for which there are certificates, expected ");
    }

    @Test
    void passwordAndTokenExcludeEachOther() {
        Gateway both = Gateway.at(URI.create("http://ada:s3cr3t@gate"));
        assertThatThrownBy(() -> both.withToken(new Secret("deploy.metrics.bearer", "t0ken")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("deploy.metrics.pushgateway")
                .hasMessageContaining("deploy.metrics.bearer")
                .hasMessageNotContaining("s3cr3t");
    }

    @Test
    void aLimitOfNothingIsRefused() {
        URI address = URI.create("http://gate:9091");
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> Gateway.at(address).within(second, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("deploy.metrics.pushgateway: deadline is PT0S, expected more than 0");
    }
}
