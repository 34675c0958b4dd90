package edu.paws360.deploy.health.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.health.probe.ProbeOutcome.Healthy;
import edu.paws360.deploy.health.probe.ProbeOutcome.No;
import edu.paws360.deploy.health.probe.ProbeOutcome.NotYet;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the first answer of a PostgreSQL server means, from stand-ins that read the startup message as a server does. */
class PostgresProbeTest {
    private static final String TARGET = "postgresql://127.0.0.1:PORT";
    private static final String ASKS_FOR_SCRAM = message('R', "\0\0\0\nSCRAM-SHA-256\0\0");

    @Test
    void isHealthyWhenThePasswordIsAskedFor() throws Exception {
        assertThat(answering(ASKS_FOR_SCRAM)).isEqualTo(new Healthy(TARGET + " is accepting connections"));
    }

    @Test
    void isHealthyWhenNoPasswordIsAskedFor() throws Exception {
        assertThat(answering(message('R', "\0\0\0\0"))).isEqualTo(new Healthy(TARGET + " is accepting connections"));
    }

    @Test
    void isHealthyAfterAnyErrorButCannotConnectNowAsPgIsReadyHasIt() throws Exception {
        assertThat(answering(error("3D000", "database \"paws\" does not exist")))
                .isEqualTo(new Healthy(
                        TARGET + " is accepting connections (database \"paws\" does not exist, SQLSTATE 3D000)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"the database system is starting up", "the database system is shutting down"})
    void waitsForAServerThatCannotBeConnectedToNow(String text) throws Exception {
        assertThat(answering(error("57P03", text)))
                .isEqualTo(new NotYet(TARGET + " rejects connections: " + text + ", SQLSTATE 57P03"));
    }

    @Test
    void waitsForAServerThatClosesWithoutAWord() throws Exception {
        assertThat(answering(""))
                .isEqualTo(
                        new NotYet("the connection to " + TARGET + " broke (closed by the server: nothing was sent)"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 9, 20})
    void waitsForAServerThatClosesWithinItsAnswer(int length) throws Exception {
        assertThat(answering(error("28000", "no").substring(0, length)))
                .isEqualTo(new NotYet(
                        "the connection to " + TARGET + " broke (closed by the server: its answer was incomplete)"));
    }

    @Test
    void waitsForAServerThatStaysSilent() throws Exception {
        try (RawServer silent =
                RawServer.hasty(connection -> connection.getInputStream().readAllBytes())) {
            assertThat(Asking.withoutPort(Asking.ask(probe(silent.port()), Asking.SHORT), silent))
                    .isEqualTo(new NotYet(
                            "no complete answer from " + TARGET + " (no answer to the startup message within 0.3 s)"));
        }
    }

    @Test
    void waitsForAServerThatRefuses() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }

        assertThat(Asking.ask(probe(port), Asking.LONG).detail())
                .isEqualTo("no connection to postgresql://127.0.0.1:%1$d (127.0.0.1:%1$d: Connection refused)", port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 400 Bad Request\r\n", "-ERR unknown command", "SSH-2.0-x\r\n", "J\0\0\0\n8.0.36"})
    void readsAnotherProtocolAsNo(String answer) throws Exception {
        ProbeOutcome outcome = answering(answer);

        assertThat(outcome).isInstanceOf(No.class);
        assertThat(outcome.detail()).startsWith(TARGET + " did not answer in the protocol of PostgreSQL, but with: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ERROR\r\n", "R\0\0\0\7", "R\7\0\0\0", "E\0\0\0\nSERR\0\0\0"})
    void readsWhatOnlyBeginsLikeAnAnswerAsNo(String answer) throws Exception {
        assertThat(answering(answer)).isInstanceOf(No.class);
    }

    @Test
    void readsUserAndDatabaseFromAUrl() {
        assertThat(PostgresProbe.of(URI.create("postgresql://p%40ws@db.internal:5433/a%20b")))
                .isEqualTo(new PostgresProbe("db.internal", 5433, "p@ws", "a b"));
        assertThat(PostgresProbe.of(URI.create("postgresql://paws360@[::1]")))
                .isEqualTo(new PostgresProbe("::1", 5432, "paws360", "paws360"));
        assertThat(PostgresProbe.of(URI.create("postgresql://db/")))
                .isEqualTo(new PostgresProbe("db", 5432, "postgres", "postgres"));
    }

    @Test
    void showsAnIpv6AddressInBrackets() {
        assertThat(new PostgresProbe("::1", 5432, "u", "d").target()).isEqualTo("postgresql://[::1]:5432");
    }

    @Test
    void takesNoPassword() {
        assertThatThrownBy(() -> PostgresProbe.of(URI.create("postgresql://u:geheim@db/")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Whether postgresql://db:5432 accepts connections is asked without a password");
    }

    private static ProbeOutcome answering(String bytes) throws Exception {
        try (RawServer server = RawServer.hasty(connection -> {
            assertStartup(connection);
            RawServer.send(connection, bytes);
        })) {
            return Asking.withoutPort(Asking.ask(probe(server.port()), Asking.LONG), server);
        }
    }

    /** A server that is sent anything else hangs up. */
    private static void assertStartup(Socket connection) throws IOException {
        DataInputStream input = new DataInputStream(connection.getInputStream());
        byte[] message = new byte[input.readInt() - Integer.BYTES];
        input.readFully(message);
        if (!new String(message, ISO_8859_1).equals("\0\3\0\0user\0paws360\0database\0db\0\0")) {
            throw new IOException("not a startup message");
        }
    }

    private static PostgresProbe probe(int port) {
        return new PostgresProbe("127.0.0.1", port, "paws360", "db");
    }

    private static String error(String state, String text) {
        return message('E', "SFATAL\0VFATAL\0C" + state + "\0M" + text + "\0\0");
    }

    private static String message(char type, String body) {
        int length = body.length() + Integer.BYTES;
        return type + "\0\0" + (char) (length >> 8) + (char) (length & 0xff) + body;
    }
}
