package edu.paws360.deploy.health.probe;

import static edu.paws360.deploy.health.probe.Asking.SHORT;
import static edu.paws360.deploy.health.probe.Asking.answering;
import static edu.paws360.deploy.health.probe.Asking.ask;
import static edu.paws360.deploy.health.probe.Asking.withoutPort;
import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.health.probe.ProbeOutcome.Healthy;
import edu.paws360.deploy.health.probe.ProbeOutcome.No;
import edu.paws360.deploy.health.probe.ProbeOutcome.NotYet;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** How connections and answers of every kind are read, from real sockets. */
class HttpProbeTest {
    private static final String URL = "http://127.0.0.1:PORT/health";

    @Test
    void isHealthyAfterACompleteAnswer() throws Exception {
        assertThat(answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", HttpExpectation.OK))
                .isEqualTo(new Healthy("HTTP 200 from " + URL));
    }

    @Test
    void readsChunks() throws Exception {
        String chunks = """
                HTTP/1.1 200 OK
                Transfer-Encoding: chunked

                5;x=y
                {"a":
                b
                 1, "b": 2}
                0
                Trailer: x

                """.replace("\n", "\r\n");

        assertThat(answering(chunks, HttpExpectation.OK.withJson("{\"a\": 1, \"b\": 2}")))
                .isEqualTo(new Healthy("HTTP 200 from " + URL));
    }

    @Test
    void readsABodyThatEndsWithTheConnection() throws Exception {
        assertThat(answering("HTTP/1.0 200 OK\n\n{\"a\": 1}", HttpExpectation.OK.withJson("{\"a\": 1}")))
                .isEqualTo(new Healthy("HTTP 200 from " + URL));
    }

    @Test
    void doesNotWaitForABodyWhereThereIsNone() throws Exception {
        try (RawServer server = RawServer.stallingAfter("HTTP/1.1 204 No Content\r\n\r\n")) {
            HttpExpectation noContent = HttpExpectation.OK.withStatus(StatusExpectation.of(204));

            assertThat(withoutPort(Asking.get(server.uri("/health"), noContent), server))
                    .isEqualTo(new Healthy("HTTP 204 from " + URL));
        }
    }

    @Test
    void doesNotWaitForTheConnectionToCloseAfterACompleteAnswer() throws Exception {
        try (RawServer server = RawServer.stallingAfter("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")) {
            assertThat(Asking.get(server.uri("/health"), HttpExpectation.OK)).isInstanceOf(Healthy.class);
        }
    }

    @Test
    void skipsAnInterimAnswer() throws Exception {
        assertThat(answering("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", HttpExpectation.OK))
                .isEqualTo(new Healthy("HTTP 200 from " + URL));
    }

    @Test
    void readsARefusedConnectionAsNotYet() throws Exception {
        int port = freePort();

        ProbeOutcome outcome = Asking.get(URI.create("http://127.0.0.1:" + port + "/health"), HttpExpectation.OK);

        assertThat(outcome)
                .isEqualTo(new NotYet("no connection to http://127.0.0.1:" + port + "/health (127.0.0.1:" + port
                        + ": Connection refused)"));
    }

    @Test
    void readsAnEmptyAnswerAsNotYet() throws Exception {
        assertThat(answering("", HttpExpectation.OK))
                .isEqualTo(new NotYet("the connection to " + URL + " broke (closed by the server: nothing was sent)"));
    }

    @Test
    void readsATruncatedBodyAsNotYet() throws Exception {
        assertThat(answering("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok", HttpExpectation.OK))
                .isEqualTo(new NotYet("the connection to " + URL
                        + " broke (closed by the server: HTTP 200 and 2 bytes of the body)"));
    }

    @Test
    void readsATruncatedHeadAsNotYet() throws Exception {
        assertThat(answering("HTTP/1.1 200 OK\r\nConte", HttpExpectation.OK))
                .isEqualTo(new NotYet(
                        "the connection to " + URL + " broke (closed by the server: its head was incomplete)"));
    }

    @Test
    void readsAResetAsNotYet() throws Exception {
        try (RawServer server = RawServer.with(connection -> connection.setSoLinger(true, 0))) {
            assertThat(withoutPort(Asking.get(server.uri("/health"), HttpExpectation.OK), server))
                    .isEqualTo(new NotYet("the connection to " + URL + " broke (Connection reset)"));
        }
    }

    @Test
    void endsByItsDeadlineThoughTheServerStaysSilent() throws Exception {
        try (RawServer server = RawServer.stallingAfter("")) {
            assertThat(shortly(server))
                    .isEqualTo(new NotYet("no complete answer from " + URL + " (nothing was sent within 0.3 s)"));
        }
    }

    @Test
    void endsByItsDeadlineThoughTheBodyDrips() throws Exception {
        try (RawServer server = RawServer.with(connection -> {
            RawServer.send(connection, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            while (true) {
                RawServer.send(connection, "x");
                Thread.sleep(10);
            }
        })) {
            assertThat(shortly(server).detail())
                    .matches("no complete answer from .* \\(HTTP 200 and \\d+ bytes of the body within 0.3 s\\)");
        }
    }

    @Test
    void endsByItsDeadlineThoughTheHeadNeverEnds() throws Exception {
        try (RawServer server = RawServer.stallingAfter("HTTP/1.1 200 OK\r\nX: y\r\n")) {
            assertThat(shortly(server))
                    .isEqualTo(
                            new NotYet("no complete answer from " + URL + " (its head was incomplete within 0.3 s)"));
        }
    }

    @Test
    void closesTheConnectionWhenTheAttemptIsOver() throws Exception {
        try (RawServer server = RawServer.stallingAfter("")) {
            shortly(server);

            assertThat(server.gone()).isTrue();
        }
    }

    @Test
    void refusesABodyOfMoreThanOneMegabyteWithoutReadingIt() throws Exception {
        assertThat(answering("HTTP/1.1 200 OK\r\nContent-Length: 1000001\r\n\r\n", HttpExpectation.OK))
                .isEqualTo(new No(
                        URL + " answered with more than 1 MB, expected at most that: ask for something smaller"));
    }

    @Test
    void readsABodyOfOneMegabyte() throws Exception {
        String body = "x".repeat(AnswerReader.BODY_MAX);

        assertThat(answering("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n" + body, HttpExpectation.OK))
                .isEqualTo(new Healthy("HTTP 200 from " + URL));
    }

    @Test
    void refusesABodyThatNeverEnds() throws Exception {
        assertThat(endless("HTTP/1.1 200 OK\r\n\r\n", "x".repeat(1000)))
                .isEqualTo(new No(
                        URL + " answered with more than 1 MB, expected at most that: ask for something smaller"));
    }

    @Test
    void refusesHeadersThatNeverEnd() throws Exception {
        assertThat(endless("HTTP/1.1 200 OK\r\n", "X: y\r\n"))
                .isEqualTo(new No(URL + " answered with more than 256 headers"));
    }

    @Test
    void refusesALineThatNeverEnds() throws Exception {
        assertThat(endless("HTTP/1.1 200 OK\r\nX: ", "x".repeat(1000)))
                .isEqualTo(new No(URL + " answered with a line of more than 8192 bytes"));
    }

    @Test
    void knowsAnotherProtocolByItsGreetingThoughTheServerThenWaits() throws Exception {
        try (RawServer server = RawServer.stallingAfter("SSH-2.0-x")) {
            assertThat(withoutPort(Asking.get(server.uri("/health"), HttpExpectation.OK), server))
                    .isEqualTo(new No(URL + " did not answer in HTTP/1, but with: SSH-2"));
        }
    }

    @Test
    void refusesWhatOnlyLooksLikeHttp() throws Exception {
        assertThat(answering("HTTP/9.9 healthy\r\n\r\n", HttpExpectation.OK))
                .isEqualTo(new No(URL + " did not answer in HTTP/1, but with: HTTP/9.9 healthy"));
    }

    @Test
    void refusesABrokenChunk() throws Exception {
        assertThat(answering("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", HttpExpectation.OK))
                .isEqualTo(new No(URL + " answered with a broken chunk: zz"));
    }

    @Test
    void refusesALengthThatIsNoNumber() throws Exception {
        assertThat(answering("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", HttpExpectation.OK))
                .isEqualTo(new No(URL + " answered with a content length that is no number: -1"));
    }

    private static ProbeOutcome shortly(RawServer server) throws InterruptedException {
        HttpProbe probe = new HttpProbe(HttpCall.get(server.uri("/health")), HttpExpectation.OK);
        return withoutPort(ask(probe, SHORT), server);
    }

    private static ProbeOutcome endless(String begin, String again) throws IOException, InterruptedException {
        try (RawServer server = RawServer.with(connection -> {
            RawServer.send(connection, begin);
            while (true) {
                RawServer.send(connection, again);
            }
        })) {
            return withoutPort(Asking.get(server.uri("/health"), HttpExpectation.OK), server);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
