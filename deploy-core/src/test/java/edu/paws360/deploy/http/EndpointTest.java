package edu.paws360.deploy.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import edu.paws360.deploy.secret.Secret;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    private static final URI ADDRESS = URI.create("http://logs:3100/push");
    private static final Secret TOKEN = new Secret("deploy.loki.token", "t0ken.of-Ada==");

    @Test
    void withoutSecretsThereIsNoHeader() {
        assertThat(new Endpoint(ADDRESS, Optional.empty()).authorization()).isEmpty();
    }

    @Test
    void userAndPasswordAreSentAsBasicAuthentication() {
        Endpoint endpoint = Endpoint.of("deploy.loki.url", URI.create("http://ada:s3cr%40t@logs:3100/push"));
        assertThat(endpoint.authorization()).contains("Basic YWRhOnMzY3JAdA==");
        assertThat(endpoint.address()).isEqualTo(ADDRESS);
    }

    @Test
    void aTokenIsSentAsItIs() {
        Endpoint endpoint = Endpoint.of("deploy.loki.url", ADDRESS).withToken(TOKEN);
        assertThat(endpoint.authorization()).contains("Bearer t0ken.of-Ada==");
        assertThat(endpoint.address()).isEqualTo(ADDRESS);
    }

    @Test
    void noTextShowsTheToken() {
        assertThat(new Endpoint(ADDRESS, Optional.empty()).withToken(TOKEN).toString())
                .doesNotContain("t0ken");
    }

    @Test
    void bothAtOnceAreRefused() {
        Endpoint endpoint = Endpoint.of("deploy.loki.url", URI.create("http://ada:s3cr%40t@logs:3100/push"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> endpoint.withToken(TOKEN))
                .withMessage(
                        "deploy.loki.url has user and password, and deploy.loki.token a token, expected one of them: a"
                                + " request has one Authorization.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words", "two\r\nX-Lines: 1", "tab\t", "ümlaut", "\u007f"})
    void whatNoHeaderCarriesIsRefusedAndNotShown(String value) {
        Endpoint endpoint = new Endpoint(ADDRESS, Optional.empty());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> endpoint.withToken(new Secret("deploy.loki.token", value)))
                .withMessage(
                        "deploy.loki.token is empty, or has a space, a line break or a character that is not ASCII,"
                                + " expected a token as the server gave it.");
    }
}
