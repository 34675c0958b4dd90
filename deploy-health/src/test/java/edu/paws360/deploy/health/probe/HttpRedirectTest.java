package edu.paws360.deploy.health.probe;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.health.probe.ProbeOutcome.Healthy;
import edu.paws360.deploy.health.probe.ProbeOutcome.No;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Redirects, which nobody follows who is not told to. */
class HttpRedirectTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    @Test
    void areNotFollowedByDefault() throws Exception {
        try (RawServer server = RawServer.with(connection -> RawServer.send(connection, to("/there")))) {
            assertThat(ask(HttpCall.get(server.uri("/")), 0))
                    .isEqualTo(new No("HTTP 302 from " + server.uri("/")
                            + " (expected 200), this redirect is not followed: name the address it leads to"));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void areFollowedOnTheSameServerWithTheSameHeaders() throws Exception {
        try (RawServer server = redirecting("/there")) {
            assertThat(ask(HttpCall.get(server.uri("/")).withHeader("X-Token", "t0ken"), 1))
                    .isEqualTo(new Healthy("HTTP 200 from " + server.uri("/there")));
            assertThat(server.requests()).hasSize(2).allMatch(request -> request.contains("X-Token: t0ken"));
        }
    }

    @Test
    void leadToAnotherServerWithoutTheHeaders() throws Exception {
        try (RawServer other = RawServer.sending(OK);
                RawServer server = RawServer.sending(to(other.uri("/there").toString()))) {
            assertThat(ask(HttpCall.get(server.uri("/")).withHeader("X-Token", "t0ken"), 1))
                    .isEqualTo(new Healthy("HTTP 200 from " + other.uri("/there")));
            assertThat(other.requests()).hasSize(1).noneMatch(request -> request.contains("t0ken"));
        }
    }

    @Test
    void endWhereTheyGoInALoop() throws Exception {
        try (RawServer server = RawServer.with(connection -> RawServer.send(connection, to("/round")))) {
            assertThat(ask(HttpCall.get(server.uri("/")), 5))
                    .isEqualTo(new No(
                            server.uri("/") + " redirected more than 5 times, at last to " + server.uri("/round"), ""));
            assertThat(server.requests()).hasSize(6);
        }
    }

    @Test
    void areNotFollowedWithARequestThatChangesSomething() throws Exception {
        try (RawServer server = redirecting("/there")) {
            assertThat(ask(HttpCall.get(server.uri("/")).withMethod("POST"), 5)).isInstanceOf(No.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void areNotFollowedOutOfTls() {
        HttpCall call = HttpCall.get(URI.create("https://api.test/"));

        assertThat(call.redirectedTo("http://api.test/")).isEmpty();
        assertThat(call.redirectedTo("ftp://api.test/")).isEmpty();
        assertThat(call.redirectedTo("https://user@api.test/")).isEmpty();
        assertThat(call.redirectedTo("")).isEmpty();
        assertThat(call.redirectedTo("::")).isEmpty();
        assertThat(call.redirectedTo("/x?y=z"))
                .hasValueSatisfying(next -> assertThat(next.uri()).hasToString("https://api.test/x?y=z"));
    }

    private static RawServer redirecting(String where) {
        return RawServer.with(new RawServer.Manners() {
            private boolean asked;

            @Override
            public void serve(Socket connection) throws IOException {
                RawServer.send(connection, asked ? OK : to(where));
                asked = true;
            }
        });
    }

    private static String to(String where) {
        return "HTTP/1.1 302 Found\r\nLocation: " + where + "\r\nContent-Length: 0\r\n\r\n";
    }

    private static ProbeOutcome ask(HttpCall call, int redirects) throws InterruptedException {
        return Asking.ask(new HttpProbe(call, HttpExpectation.OK, redirects, Tls.SYSTEM), Asking.LONG);
    }
}
