package edu.paws360.deploy.health.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sent, and what is shown of it. */
class HttpCallTest {
    @Test
    void sendsAPlainRequest() {
        assertThat(sent(get("http://api.paws360.local/health"))).isEqualTo("""
                GET /health HTTP/1.1
                Accept: */*
                Connection: close
                Host: api.paws360.local
                User-Agent: paws360-deploy

                """);
    }

    @Test
    void sendsABodyAsJson() {
        assertThat(sent(get("http://[::1]:8080").withMethod("POST").withBody("{\"ü\": 1}")))
                .isEqualTo("""
                POST / HTTP/1.1
                Accept: */*
                Connection: close
                Content-Length: 9
                Content-Type: application/json
                Host: [::1]:8080
                User-Agent: paws360-deploy

                {"ü": 1}""");
    }

    @Test
    void sendsOtherHeadersInsteadOfItsOwn() {
        assertThat(sent(get("http://h/")
                        .withBody("a=b")
                        .withHeader("content-type", "text/x")
                        .withHeader("host", "v")))
                .contains("Content-Type: text/x\n")
                .contains("Host: v\n")
                .doesNotContain("application/json");
    }

    @Test
    void tellsThatAPostWithoutABodyIsEmpty() {
        assertThat(sent(get("http://h/").withMethod("POST"))).contains("Content-Length: 0\n");
    }

    @Test
    void sendsAUserInTheAddressAsBasicAuthorizationAndShowsNeitherUserNorQuery() {
        HttpCall call = get("https://bob:p%40ss@h:8443/a%20b?token=t0p#part");

        assertThat(sent(call))
                .startsWith("GET /a%20b?token=t0p HTTP/1.1\n")
                .contains("Authorization: Basic Ym9iOnBAc3M=\n")
                .contains("Host: h:8443\n")
                .doesNotContain("bob", "part");
        assertThat(call.target()).isEqualTo("https://h:8443/a%20b");
        assertThat(call).hasToString("GET https://h:8443/a%20b");
    }

    @Test
    void keepsTheAuthorizationWhenSomethingElseChanges() {
        assertThat(sent(get("http://bob:pass@h/").withMethod("POST").withBody("x")))
                .contains("Authorization: Basic Ym9iOnBhc3M=\n");
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://bob:pass@h/, 'Expected an address that begins with http:// or https://, not ftp:'",
        "/health, 'Expected an address that begins with http:// or https://, not null:'",
        "http://bob:pass@my_host/, 'Expected http://host:port/path with a host of letters, digits, hyphens and dots,"
                + " and a port from 1 to 65535'",
        "http://h:70000/, 'Expected http://host:port/path with a host of letters, digits, hyphens and dots, and a port"
                + " from 1 to 65535'",
    })
    void refusesAnAddressItCannotAskAndShowsNoSecretOfIt(String address, String message) {
        assertThatThrownBy(() -> get(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "Transfer-Encoding, chunked, The header Transfer-Encoding cannot be set",
        "content-length, 3, The header content-length cannot be set",
        "'X Y', z, The header X Y cannot be set",
        "X, 'secret\r\nInjected: y', The header X holds a character that cannot be sent",
        "authorization, Bearer t, The header authorization is set twice (a user in the address sets it)",
    })
    void refusesAHeaderItCannotSendAndDoesNotShowItsValue(String name, String value, String message) {
        assertThatThrownBy(() -> get("http://bob:pass@h/").withHeader(name, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void refusesAnUnknownMethod() {
        assertThatThrownBy(() -> get("http://h/").withMethod("get"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Expected a request with one of [GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS], not with get");
    }

    private static HttpCall get(String address) {
        return HttpCall.get(URI.create(address));
    }

    private static String sent(HttpCall call) {
        return new String(call.bytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
