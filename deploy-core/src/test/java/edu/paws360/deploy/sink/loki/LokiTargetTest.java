package edu.paws360.deploy.sink.loki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.secret.Secret;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a Loki is. */
class LokiTargetTest {
    private static final String EXPECTED =
            ", expected the address of a Loki, as http://HOST:3100 or https://HOST/loki/api/v1/push.";

    private static LokiTarget at(String url) {
        return at(url, Optional.empty());
    }

    private static LokiTarget at(String url, Optional<Secret> token) {
        return LokiTarget.at(URI.create(url), token, Optional.empty(), LokiTags.LABELS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://loki:3100/logs/loki/api/v1/push",
                "http://loki:3100/logs/",
                "http://loki:3100/logs",
                "http://loki:3100/logs/loki/api/v1/push/"
            })
    void endsInThePathOfThePush(String url) {
        assertThat(at(url).address()).hasToString("http://loki:3100/logs/loki/api/v1/push");
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://loki,            another scheme",
        "loki:3100,             another scheme",
        "http:///path,          without a host",
        "http://loki?x=geheim,  with a query",
        "http://loki#geheim,    with a query",
        "http://loki/ge@heim,   with an @ behind its first slash"
    })
    void refusesWhatIsNoAddress(String url, String seen) {
        assertThatThrownBy(() -> at(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("deploy.loki.url has an address ")
                .hasMessageContaining(seen)
                .hasMessageEndingWith(EXPECTED)
                .hasMessageNotContaining("geheim");
    }

    @Test
    void keepsUserAndPasswordOutOfTheAddress() {
        LokiTarget target = at("https://ada:geheim@loki");

        assertThat(target.address()).hasToString("https://loki/loki/api/v1/push");
        assertThat(target.toString()).doesNotContain("geheim");
        assertThat(target.endpoint().authorization()).hasValue("Basic YWRhOmdlaGVpbQ==");
        assertThatThrownBy(() -> at("https://ada@loki"))
                .hasMessage("deploy.loki.url has a user without a password" + EXPECTED);
    }

    @Test
    void refusesATokenBesideAPassword() {
        Optional<Secret> token = Optional.of(new Secret("LOKI_TOKEN", "heimlich"));

        assertThat(at("https://loki", token).endpoint().authorization()).hasValue("Bearer heimlich");
        assertThatThrownBy(() -> at("https://ada:geheim@loki", token))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("deploy.loki.url")
                .hasMessageContaining("LOKI_TOKEN")
                .hasMessageNotContaining("geheim")
                .hasMessageNotContaining("heimlich");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "a|b", "a\nb"})
    void refusesATenantThatIsNoName(String tenant) {
        assertThatThrownBy(() -> LokiTarget.at(
                        URI.create("http://loki"), Optional.empty(), Optional.of(tenant), LokiTags.LABELS))
                .hasMessage("deploy.loki.tenant is no name of a tenant, expected 1 to 150 letters, digits or !-_.*'()");
    }
}
