package edu.paws360.deploy.health.probe;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.health.probe.ProbeOutcome.Healthy;
import edu.paws360.deploy.health.probe.ProbeOutcome.No;
import edu.paws360.deploy.health.probe.ProbeOutcome.NotYet;
import edu.paws360.deploy.health.probe.ProbeOutcome.Objection;
import edu.paws360.deploy.testbed.Eventually;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.PostgreSql;
import edu.paws360.deploy.testbed.PostgresState;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A real PostgreSQL server in every state, beside what the real pg_isready says in the same moment. */
@Needs(PostgreSql.class)
class PostgresStatesTest {
    private static final int ACCEPTING = 0;
    private static final int REJECTING = 1;

    private final PostgreSql server;

    PostgresStatesTest(PostgreSql server) {
        this.server = server;
    }

    @AfterEach
    void startItAgain() {
        server.startIn(PostgresState.NORMAL);
    }

    @Test
    void isNotUpWhileItStarts() throws Exception {
        server.startIn(PostgresState.STARTING_UP);

        assertThat(ready()).isEqualTo(rejecting("the database system is starting up"));
        assertThat(server.pgIsReady()).isEqualTo(REJECTING);
        assertThat(select()).isInstanceOf(NotYet.class);
    }

    @Test
    void isNotUpWhileItRecovers() throws Exception {
        server.startIn(PostgresState.IN_RECOVERY);

        assertThat(ready())
                .isInstanceOf(NotYet.class)
                .extracting(ProbeOutcome::detail)
                .asString()
                .startsWith(address() + " rejects connections: the database system is ")
                .endsWith(", SQLSTATE 57P03");
        assertThat(server.pgIsReady()).isEqualTo(REJECTING);
        assertThat(select()).isInstanceOf(NotYet.class);
    }

    @Test
    void isNotUpWhileItShutsDown() throws Exception {
        try (Connection client = connect()) {
            server.shutDownSlowly();

            Eventually.holds(() -> pgIsReady() == REJECTING, () -> "pg_isready " + pgIsReady());
            assertThat(ready()).isEqualTo(rejecting("the database system is shutting down"));
            assertThat(select()).isInstanceOf(NotYet.class);
            assertThat(client.isValid(5)).isTrue();
        }
    }

    @Test
    void acceptsWithoutAFreeConnectionAsPgIsReadyDoes() throws Exception {
        server.startIn(PostgresState.NARROW);
        try (Connection one = connectOnceThereIsRoom();
                Connection two = connectOnceThereIsRoom()) {
            assertThat(ready())
                    .isEqualTo(new Healthy(
                            address() + " is accepting connections (sorry, too many clients already, SQLSTATE 53300)"));
            assertThat(server.pgIsReady()).isEqualTo(ACCEPTING);
            // That nobody can work is for the query to find out.
            assertThat(select())
                    .isInstanceOf(No.class)
                    .extracting(ProbeOutcome::detail)
                    .asString()
                    .contains("53300");
            assertThat(one.isValid(5) && two.isValid(5)).isTrue();
        }
    }

    @Test
    void acceptsWhereItDemandsTls() throws Exception {
        server.startIn(PostgresState.ONLY_TLS);

        assertThat(ready())
                .isInstanceOf(Healthy.class)
                .extracting(ProbeOutcome::detail)
                .asString()
                .contains("no encryption, SQLSTATE 28000");
        assertThat(overTls(Tls.trusting(server.certificate())))
                .isEqualTo(new Healthy(address() + " is accepting connections"));
        assertThat(server.pgIsReady()).isEqualTo(ACCEPTING);
    }

    @Test
    void isRefusedWhereItsCertificateIsNotTrusted() throws Exception {
        server.startIn(PostgresState.ONLY_TLS);

        ProbeOutcome outcome = overTls(Tls.SYSTEM);

        assertThat(outcome).isInstanceOf(No.class);
        assertThat(outcome.detail()).startsWith("TLS with " + address() + " failed: ");
    }

    @Test
    void isRefusedWhereTlsIsDemandedAndItHasNone() throws Exception {
        assertThat(overTls(Tls.trusting(server.certificate())))
                .isEqualTo(new No(address() + " speaks no TLS: set ssl=on there, or ask without TLS"));
    }

    @Test
    void acceptsThoughItsRulesRejectEverybodyAsPgIsReadyDoes() throws Exception {
        server.startIn(PostgresState.REJECTING);

        assertThat(ready())
                .isInstanceOf(Healthy.class)
                .extracting(ProbeOutcome::detail)
                .asString()
                .contains("pg_hba.conf rejects connection for host");
        assertThat(server.pgIsReady()).isEqualTo(ACCEPTING);
        assertThat(select())
                .isInstanceOfSatisfying(No.class, no -> assertThat(no.cause()).isEqualTo(Objection.ACCESS_DENIED));
    }

    private NotYet rejecting(String text) {
        return new NotYet(address() + " rejects connections: " + text + ", SQLSTATE 57P03");
    }

    private ProbeOutcome ready() throws InterruptedException {
        return Asking.ask(probe(), Asking.LONG);
    }

    private ProbeOutcome overTls(Tls tls) throws InterruptedException {
        return Asking.ask(probe().over(tls), Asking.LONG);
    }

    private PostgresProbe probe() {
        return new PostgresProbe(server.host(), server.port(), server.user(), server.database());
    }

    private ProbeOutcome select() throws InterruptedException {
        String login = "//" + server.user() + ":" + server.password() + "@";
        URI uri = URI.create(address().replace("//", login) + "/" + server.database());
        return Asking.ask(SqlProbe.postgres(uri, "SELECT 1", Optional.of("1")), Asking.LONG);
    }

    private Connection connect() throws SQLException {
        String url = "jdbc:" + address() + "/" + server.database();
        return DriverManager.getConnection(url, server.user(), server.password());
    }

    /** The server may still be busy with one who has asked and gone. */
    private Connection connectOnceThereIsRoom() {
        AtomicReference<Connection> connection = new AtomicReference<>();
        Eventually.holds(() -> {
            try {
                connection.set(connect());
                return true;
            } catch (SQLException full) {
                return false;
            }
        });
        return connection.get();
    }

    private int pgIsReady() {
        try {
            return server.pgIsReady();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private String address() {
        return "postgresql://" + server.host() + ":" + server.port();
    }
}
