package edu.paws360.deploy.health.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.health.probe.ProbeOutcome.No;
import edu.paws360.deploy.health.probe.ProbeOutcome.NotYet;
import edu.paws360.deploy.health.probe.ProbeOutcome.Objection;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a query means that cannot be asked, and what is shown of it. */
class SqlProbeTest {
    private static final Optional<String> ONE = Optional.of("1");

    @ParameterizedTest
    @ValueSource(strings = {"57P01", "57P02", "57P03"})
    void waitsForAServerThatIsNotUp(String state) {
        assertThat(outcome("FATAL: the database system is\n starting up", state))
                .isEqualTo(new NotYet(
                        "it rejects connections: FATAL: the database system is starting up (SQLSTATE " + state + ")"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08000", "08001", "08003", "08006"})
    void waitsForAConnection(String state) {
        assertThat(outcome("gone", state)).isEqualTo(new NotYet("no connection to it: gone (SQLSTATE " + state + ")"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"28000", "28P01", "08004", "42501"})
    void readsALoginOrRightThatIsRefusedAsDeniedAccess(String state) {
        assertThat(outcome("no", state))
                .isEqualTo(new No("it denied access: no (SQLSTATE " + state + ")", "", Objection.ACCESS_DENIED));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {"42601", "42P01", "3D000", "53300", "08P01", "08S01", "null"})
    void readsAnythingElseAsNo(String state) {
        assertThat(outcome("no", state)).isEqualTo(new No("it did not answer the query: no (SQLSTATE " + state + ")"));
    }

    @Test
    void readsABrokenConnectionAsEveryProbeDoes() {
        assertThat(SqlFaults.outcome("it", new SQLException("I/O", "08006", new IOException("reset"))))
                .isEqualTo(new NotYet("the connection to it broke (reset)"));
    }

    @Test
    void cutsWhatTheServerSays() {
        assertThat(outcome("x".repeat(1_000), "42601").detail())
                .isEqualTo("it did not answer the query: " + "x".repeat(300) + "… (SQLSTATE 42601)");
    }

    @Test
    void waitsForAServerThatRefuses() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }

        assertThat(Asking.ask(probe("127.0.0.1:" + port), Asking.LONG))
                .isEqualTo(new NotYet(String.format(
                        "no connection to postgresql://127.0.0.1:%1$d/db (127.0.0.1:%1$d: Connection refused)", port)));
    }

    @Test
    void waitsForAServerThatStaysSilentAndClosesTheConnection() throws Exception {
        try (RawServer silent =
                RawServer.hasty(connection -> connection.getInputStream().readAllBytes())) {
            assertThat(Asking.ask(probe("127.0.0.1:" + silent.port()), Asking.SHORT))
                    .isEqualTo(new NotYet("no complete answer from postgresql://127.0.0.1:" + silent.port()
                            + "/db (Read timed out)"));
            assertThat(silent.gone()).isTrue();
        }
    }

    @Test
    void readsAnotherProtocolAsNo() throws Exception {
        try (RawServer http = RawServer.hasty(connection -> {
            RawServer.send(connection, "HTTP/1.1 400 Bad Request\r\n\r\n");
            connection.getInputStream().readAllBytes();
        })) {
            assertThat(Asking.ask(probe("127.0.0.1:" + http.port()), Asking.LONG))
                    .isInstanceOf(No.class);
        }
    }

    @Test
    void saysThatADriverIsMissing() throws Exception {
        assertThat(Asking.ask(
                        SqlProbe.jdbc("jdbc:nodb://h/db?x=y", "u", "geheim", "SELECT 1", Optional.empty()),
                        Asking.LONG))
                .isEqualTo(new No("no JDBC driver for nodb://h/db was found: add one to the class path, such as"
                        + " org.postgresql:postgresql for postgresql"));
    }

    @Test
    void showsNeitherUserNorPasswordNorQuery() {
        SqlProbe probe = SqlProbe.postgres(
                URI.create("postgresql://paws:geheim@db.internal/a%20b"), "SELECT 'geheim'", Optional.of("geheim"));

        assertThat(probe.target()).isEqualTo("postgresql://db.internal:5432/a%20b");
        assertThat(probe).hasToString("query of postgresql://db.internal:5432/a%20b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql://h/db", "postgresql://:geheim@h/db", "postgresql://u:geheim@h"})
    void needsAUserAndADatabase(String url) {
        assertThatThrownBy(() -> SqlProbe.postgres(URI.create(url), "SELECT 1", ONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A query needs a user and a database, as in postgresql://user@host/database");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"postgresql://h/db", "jdbc:postgresql://u:geheim@h/db", "jdbc:postgresql://h/db?PassWord=geheim"
            })
    void takesNoLoginInAUrl(String url) {
        assertThatThrownBy(() -> SqlProbe.jdbc(url, "u", "p", "SELECT 1", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Expected a URL that begins with jdbc: and holds neither user nor password");
    }

    @Test
    void knowsNoAttemptThatIsOver() {
        assertThatThrownBy(() -> new DeadlineSocketFactory("x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no such attempt");
    }

    private static ProbeOutcome outcome(String text, String state) {
        return SqlFaults.outcome("it", new SQLException(text, state));
    }

    private static SqlProbe probe(String authority) {
        return SqlProbe.postgres(URI.create("postgresql://paws:geheim@" + authority + "/db"), "SELECT 1", ONE);
    }
}
