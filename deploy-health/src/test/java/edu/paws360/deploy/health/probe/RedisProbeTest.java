package edu.paws360.deploy.health.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.health.probe.ProbeOutcome.Healthy;
import edu.paws360.deploy.health.probe.ProbeOutcome.No;
import edu.paws360.deploy.health.probe.ProbeOutcome.NotYet;
import edu.paws360.deploy.health.probe.ProbeOutcome.Objection;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a Redis server's answers mean, from stand-ins that read commands as a server does. */
class RedisProbeTest {
    private static final String TARGET = "redis://127.0.0.1:PORT";

    private final List<String> heard = new CopyOnWriteArrayList<>();

    @Test
    void isHealthyAfterPong() throws Exception {
        assertThat(ask("", Map.of("PING", "+PONG\r\n"))).isEqualTo(new Healthy(TARGET + " answered PONG"));
        assertThat(heard).containsExactly("PING");
    }

    @ParameterizedTest
    @CsvSource({
        ":geheim@, AUTH geheim",
        "paws:geheim@, AUTH paws geheim",
        "p%40ws:a%2Fb%C3%A4+%3A@, AUTH p@ws a/bä+:",
        ":a:b@, AUTH a:b"
    })
    void logsInFirst(String login, String command) throws Exception {
        assertThat(ask(login, Map.of("AUTH", "+OK\r\n", "PING", "+PONG\r\n"))).isInstanceOf(Healthy.class);
        assertThat(heard).containsExactly(command, "PING");
    }

    @ParameterizedTest
    @CsvSource({
        "LOADING Redis is loading the dataset in memory, it is loading its data",
        "MASTERDOWN Link with MASTER is down, it has lost its master",
        "BUSY Redis is busy running a script, it is running a script"
    })
    void waitsForAServerThatIsNotReady(String error, String why) throws Exception {
        assertThat(ask("", Map.of("PING", "-" + error + ".\r\n")))
                .isEqualTo(new NotYet(TARGET + " answered PING with " + error + " (" + why + ")"));
    }

    @Test
    void saysThatAPasswordIsMissing() throws Exception {
        assertThat(ask("", Map.of("PING", "-NOAUTH Authentication required.\r\n")))
                .isEqualTo(denied(TARGET + " answered PING with NOAUTH Authentication required: put a password into its"
                        + " address, as in redis://:@{REDIS_PASSWORD}@host"));
    }

    @Test
    void saysThatThePasswordIsWrong() throws Exception {
        assertThat(ask(":geheim@", Map.of("AUTH", "-WRONGPASS invalid username-password pair\r\n")))
                .isEqualTo(denied(TARGET + " answered AUTH with WRONGPASS: correct the user or the password in its"
                        + " address"));
        assertThat(heard).containsExactly("AUTH geheim");
    }

    @Test
    void saysThatTheUserMayNot() throws Exception {
        assertThat(ask("", Map.of("PING", "-NOPERM this user has no permissions to run the 'ping' command\r\n")))
                .isEqualTo(denied(TARGET + " answered PING with NOPERM this user has no permissions to run the 'ping'"
                        + " command: let the server allow this user PING (ACL SETUSER with +ping)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-ERR max number of clients reached", "-MISCONF errors", "+OK", "+PONG ", "-"})
    void readsAnyOtherAnswerAsNo(String answer) throws Exception {
        assertThat(ask("", Map.of("PING", answer + "\r\n")))
                .isEqualTo(new No(TARGET + " answered PING with " + answer.substring(1)
                        + " (expected PONG): see how the server is set up"));
    }

    @Test
    void showsNothingOfAServerThatQuotesThePassword() throws Exception {
        assertThat(ask(
                        ":geheim@",
                        Map.of("AUTH", "-ERR unknown command `AUTH`, with args beginning with: `geheim`\r\n")))
                .isEqualTo(new No(TARGET + " answered AUTH with ERR (expected OK): see how the server is set up"));
        assertThat(ask(":geheim@", Map.of("AUTH", "-geheim\r\n")).detail()).doesNotContain("geheim");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "geheim", "geh%C3%A4im", "geheim-geheim-geheim-geheim-geheim-geheim-geheim-geheim"})
    void showsNothingOfAServerThatSendsThePasswordBack(String password) throws Exception {
        try (RawServer echo =
                RawServer.hasty(connection -> connection.getInputStream().transferTo(connection.getOutputStream()))) {
            RedisProbe probe = RedisProbe.of(URI.create("redis://:" + password + "@127.0.0.1:" + echo.port()));

            assertThat(Asking.withoutPort(Asking.ask(probe, Asking.LONG), echo))
                    .isEqualTo(new No(TARGET + " did not answer AUTH in the protocol of Redis (not shown, since it may"
                            + " repeat the password)"));
        }
    }

    @Test
    void showsWhatIsSaidAfterTheLoginInTheLettersItCameIn() throws Exception {
        assertThat(ask(":geh%C3%A4im@", Map.of("AUTH", "+OK\r\n", "PING", "-ERR not after geh\u00c3\u00a4im\r\n"))
                        .detail())
                .contains("ERR not after gehäim");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 400 Bad Request\r\n", "N\0\0\0\10", "$4\r\nPONG\r\n"})
    void readsAnotherProtocolAsNo(String answer) throws Exception {
        ProbeOutcome outcome = ask("", Map.of("PING", answer));

        assertThat(outcome).isInstanceOf(No.class);
        assertThat(outcome.detail()).startsWith(TARGET + " did not answer in the protocol of Redis, but with: ");
    }

    @Test
    void readsALineWithoutEndAsNo() throws Exception {
        assertThat(ask("", Map.of("PING", "-" + "x".repeat(3_000))))
                .isEqualTo(new No(TARGET + " answered with a line of more than 2048 bytes"));
    }

    @Test
    void waitsForAServerThatClosesWithinItsAnswer() throws Exception {
        assertThat(ask("", Map.of("PING", "+PON")))
                .isEqualTo(new NotYet(
                        "the connection to " + TARGET + " broke (closed by the server: its answer was incomplete)"));
        assertThat(ask("", Map.of()))
                .isEqualTo(
                        new NotYet("the connection to " + TARGET + " broke (closed by the server: nothing was sent)"));
    }

    @Test
    void waitsForAServerThatStaysSilent() throws Exception {
        try (RawServer silent =
                RawServer.hasty(connection -> connection.getInputStream().readAllBytes())) {
            RedisProbe probe = RedisProbe.of(URI.create("redis://:geheim@127.0.0.1:" + silent.port()));

            assertThat(Asking.withoutPort(Asking.ask(probe, Asking.SHORT), silent))
                    .isEqualTo(new NotYet("no complete answer from " + TARGET + " (no answer to AUTH within 0.3 s)"));
        }
    }

    @Test
    void doesNotSendThePasswordToAServerWithoutTls() throws Exception {
        try (RawServer plain = RawServer.hasty(connection -> {
            heard.add(new String(connection.getInputStream().readNBytes(64), UTF_8));
            RawServer.send(connection, "-ERR Protocol error\r\n");
        })) {
            RedisProbe probe = RedisProbe.of(URI.create("rediss://:geheim@127.0.0.1:" + plain.port()));

            ProbeOutcome outcome = Asking.ask(probe, Asking.LONG);

            assertThat(outcome).isInstanceOf(No.class);
            assertThat(outcome.detail())
                    .startsWith("TLS with rediss://127.0.0.1:" + plain.port() + " failed: ")
                    .doesNotContain("geheim");
            assertThat(heard).noneMatch(bytes -> bytes.contains("geheim"));
        }
    }

    @Test
    void hasItsUsualPortAndShowsNoSecret() {
        RedisProbe probe = RedisProbe.of(URI.create("rediss://paws:geheim@cache.internal/"));

        assertThat(probe.target()).isEqualTo("rediss://cache.internal:6379");
        assertThat(probe).hasToString("PING rediss://cache.internal:6379");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://h | Expected an address that begins with redis:// or rediss://, not http:",
                "redis:h | Expected redis://host:port with a host of letters, digits, hyphens and dots, and without parameters behind ? or #",
                "redis://:geheim@h?x=geheim | Expected redis://host:port with a host of letters, digits, hyphens and dots, and without parameters behind ? or #",
                "redis://:geheim@h:0 | Expected a host and a port from 1 to 65535, not h:0",
                "redis://:geheim@h/x | Only the number of a database can stand behind redis://h:6379",
                "redis://geheim@h | The user for redis://h:6379 has no password"
            })
    void refusesWhatItCannotAsk(String url, String message) {
        assertThatThrownBy(() -> RedisProbe.of(URI.create(url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private ProbeOutcome ask(String login, Map<String, String> answers) throws Exception {
        try (RawServer server = RawServer.hasty(connection -> serve(connection, answers))) {
            RedisProbe probe = RedisProbe.of(URI.create("redis://" + login + "127.0.0.1:" + server.port()));
            return Asking.withoutPort(Asking.ask(probe, Asking.LONG), server);
        }
    }

    /** Answers as long as it understands, and has an answer that ends its line; hangs up then. */
    private void serve(Socket connection, Map<String, String> answers) throws IOException {
        String answer = "\n";
        while (answer.endsWith("\n")) {
            List<String> words = new ArrayList<>();
            for (int left = number(connection, '*'); left > 0; left--) {
                words.add(new String(connection.getInputStream().readNBytes(number(connection, '$')), UTF_8));
                connection.getInputStream().readNBytes(2);
            }
            heard.add(String.join(" ", words));
            answer = answers.getOrDefault(words.get(0), "");
            RawServer.send(connection, answer);
        }
    }

    private static int number(Socket connection, char sign) throws IOException {
        String line = AnswerLine.read(connection.getInputStream(), 20).orElseThrow(() -> new IOException("gone"));
        if (line.charAt(0) != sign) {
            throw new IOException("not " + sign + ": " + line);
        }
        return Integer.parseInt(line.substring(1));
    }

    private static No denied(String detail) {
        return new No(detail, "", Objection.ACCESS_DENIED);
    }
}
