package edu.paws360.deploy.settings;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.secret.Secret;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LokiSettingsTest {
    @Test
    void aUrlIsEnough() throws Exception {
        LokiSettings loki = Given.enough()
                .pom("deploy.loki.url", "http://loki:3100")
                .read()
                .settings()
                .loki()
                .orElseThrow();

        assertThat(loki.url().value()).isEqualTo(URI.create("http://loki:3100"));
        assertThat(loki.tags()).isEqualTo(LokiTags.LABELS);
        assertThat(loki.spoolMax()).isEqualTo(256_000_000L);
        assertThat(loki.tenant()).isEmpty();
        assertThat(loki.token()).isEmpty();
    }

    @Test
    void withoutOneThereIsNone() throws Exception {
        assertThat(Given.enough().read().settings().loki()).isEmpty();
    }

    @Test
    void theTokenIsASecretWhereverItIsSet() throws Exception {
        SettingsReading reading = Given.enough()
                .pom("deploy.loki.url", "http://loki:3100")
                .pom("deploy.loki.token", "canary-@{TOKEN}")
                .pom("deploy.loki.tenant", "paws")
                .environment("TOKEN", "7x9q")
                .read();

        assertThat(reading.secrets()).extracting(Secret::value).contains("canary-7x9q");
        assertThat(reading.settings() + reading.resolved().toString() + reading)
                .contains("paws")
                .doesNotContain("canary");
    }

    @Test
    void theSpoolHasRoomForAFewOfItsFiles() {
        assertThat(Given.enough()
                        .pom("deploy.loki.url", "http://loki:3100")
                        .pom("deploy.loki.spoolMax", "15MB")
                        .onlyFault())
                .contains("deploy.loki.spoolMax = 15MB (POM): ")
                .contains("from 16MB to 100GB");
    }

    @Test
    void passwordAndTokenExcludeEachOther() {
        assertThat(Given.enough()
                        .pom("deploy.loki.url", "http://u:geheim@loki:3100")
                        .pom("deploy.loki.token", "canary")
                        .onlyFault())
                .isEqualTo("deploy.loki.token = *** (POM): a second way to log in beside the user and password in"
                        + " deploy.loki.url. Remove one of them.");
    }

    @ParameterizedTest
    @CsvSource({"tenant, paws", "token, abcd", "tags, metadata", "spoolMax, 1GB"})
    void nothingIsSetForALokiThatIsNotThere(String member, String value) {
        assertThat(Given.enough().pom("deploy.loki." + member, value).onlyFault())
                .startsWith("deploy.loki." + member + " = ")
                .endsWith(
                        " (POM): there is no Loki that it is for. Set deploy.loki.url=http://HOST:3100, or remove it.");
    }

    @ParameterizedTest
    @CsvSource({
        "loki:3100, has another scheme",
        "ftp://loki/, has another scheme",
        "http:///push, 'has no host, or one that is not a host name'",
        "http://loki?x=1, has a query or a fragment",
        "http://user@loki, has a user without a password",
        "http://loki/a@b, has an @ behind its first slash",
    })
    void anAddressThatCannotBeOneIsRefused(String url, String problem) {
        assertThat(Given.enough().pom("deploy.loki.url", url).onlyFault())
                .contains("deploy.loki.url = ")
                .contains(": " + problem + ". Allowed: a URL of a Grafana Loki");
    }
}
