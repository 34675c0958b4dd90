package edu.paws360.deploy.health.probe;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.health.probe.ProbeOutcome.Healthy;
import edu.paws360.deploy.health.probe.ProbeOutcome.No;
import edu.paws360.deploy.health.probe.ProbeOutcome.NotYet;
import edu.paws360.deploy.health.probe.ProbeOutcome.Objection;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.PostgreSql;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The probes of a real PostgreSQL server, beside what the real pg_isready says in the same moment. */
@Needs(PostgreSql.class)
class PostgresServerTest {
    private final PostgreSql server;

    PostgresServerTest(PostgreSql server) {
        this.server = server;
    }

    @AfterEach
    void startItAgain() {
        server.start();
    }

    @Test
    void acceptsWhenPgIsReadySaysSo() throws Exception {
        assertThat(ready(Asking.LONG)).isEqualTo(new Healthy(address() + " is accepting connections"));
        assertThat(server.pgIsReady()).isZero();
    }

    @Test
    void asksOverBothVersionsOfIp() throws Exception {
        String six = "postgresql://[::1]:" + server.port();
        URI database = URI.create(
                six.replace("//", "//" + server.user() + ":" + server.password() + "@") + "/" + server.database());

        assertThat(Asking.ask(PostgresProbe.of(URI.create(six)), Asking.LONG))
                .isEqualTo(new Healthy(six + " is accepting connections"));
        assertThat(Asking.ask(SqlProbe.postgres(database, "SELECT 1", Optional.of("1")), Asking.LONG))
                .isEqualTo(new Healthy(six + "/paws360 answered the query as expected"));
        assertThat(server.pgIsReady("::1")).isZero();

        server.stop();

        assertThat(Asking.ask(PostgresProbe.of(URI.create(six)), Asking.LONG)).isInstanceOf(NotYet.class);
        assertThat(server.pgIsReady("::1")).isEqualTo(2);
    }

    @Test
    void acceptsUsersAndDatabasesThatDoNotExistAsPgIsReadyDoes() throws Exception {
        Probe stranger = new PostgresProbe(server.host(), server.port(), "nobody", "nowhere");

        assertThat(Asking.ask(stranger, Asking.LONG)).isInstanceOf(Healthy.class);
    }

    @Test
    void isNotUpWhileItIsStoppedAndIsAgainAfterwards() throws Exception {
        server.stop();

        assertThat(ready(Asking.LONG))
                .isEqualTo(new NotYet(String.format(
                        "no connection to %s (%s:%d: Connection refused)", address(), server.host(), server.port())));
        assertThat(server.pgIsReady()).isEqualTo(2);
        assertThat(select("1", Optional.of("1")))
                .isInstanceOf(NotYet.class)
                .extracting(ProbeOutcome::detail)
                .asString()
                .startsWith("no connection to " + address() + "/paws360 (");

        server.start();

        assertThat(ready(Asking.LONG)).isInstanceOf(Healthy.class);
        assertThat(server.pgIsReady()).isZero();
    }

    @Test
    void isNotUpWhileItIsSilent() throws Exception {
        server.pause();
        try {
            assertThat(ready(Asking.SHORT))
                    .isEqualTo(new NotYet("no complete answer from " + address()
                            + " (no answer to the startup message within 0.3 s)"));
            assertThat(server.pgIsReady()).isEqualTo(2);
            assertThat(select("1", Optional.of("1"), server.password(), Asking.SHORT))
                    .isEqualTo(new NotYet("no complete answer from " + address() + "/paws360 (Read timed out)"));
        } finally {
            server.resume();
        }

        assertThat(ready(Asking.LONG)).isInstanceOf(Healthy.class);
    }

    @Test
    void answersAQuery() throws Exception {
        assertThat(select("1", Optional.of("1")))
                .isEqualTo(new Healthy(address() + "/paws360 answered the query as expected"));
        assertThat(select("1", Optional.empty())).isEqualTo(new Healthy(address() + "/paws360 answered the query"));
    }

    @ParameterizedTest
    @CsvSource({
        "2, answered the query with \"2\" (expected \"1\")",
        "NULL, answered the query with NULL (expected \"1\")",
        "1 WHERE false, answered the query with no row"
    })
    void saysWhatItAnsweredInstead(String select, String seen) throws Exception {
        assertThat(select(select, Optional.of("1"))).isEqualTo(new No(address() + "/paws360 " + seen));
    }

    @Test
    void saysWhyAQueryIsWrong() throws Exception {
        ProbeOutcome outcome = select("* FROM nothing", Optional.of("1"));

        assertThat(outcome).isInstanceOf(No.class);
        assertThat(outcome.detail())
                .startsWith(address() + "/paws360 did not answer the query: ERROR: relation \"nothing\" does not exist")
                .endsWith("(SQLSTATE 42P01)")
                .doesNotContain("\n");
    }

    @Test
    void deniesAccessWithAnotherPassword() throws Exception {
        assertThat(select("1", Optional.of("1"), "geheim", Asking.LONG))
                .isEqualTo(new No(
                        address() + "/paws360 denied access: FATAL: password authentication failed for user"
                                + " \"paws360\" (SQLSTATE 28P01)",
                        "",
                        Objection.ACCESS_DENIED));
    }

    @Test
    void deniesAccessWithoutAPassword() throws Exception {
        Probe probe = SqlProbe.postgres(
                URI.create(address().replace("//", "//paws360@") + "/paws360"), "SELECT 1", Optional.of("1"));

        ProbeOutcome outcome = Asking.ask(probe, Asking.LONG);

        assertThat(outcome).isInstanceOf(No.class);
        assertThat(((No) outcome).cause()).isEqualTo(Objection.ACCESS_DENIED);
        assertThat(outcome.detail()).endsWith("(SQLSTATE 08004)");
    }

    @Test
    void endsAQueryThatTakesTooLong() throws Exception {
        assertThat(select("pg_sleep(30)", Optional.empty(), server.password(), Duration.ofSeconds(1)))
                .isEqualTo(new NotYet("no complete answer from " + address() + "/paws360 (Read timed out)"));
    }

    @Test
    void readsAnAnswerOfBoundedSize() throws Exception {
        ProbeOutcome outcome = select("repeat('x', 3000000)", Optional.of("1"));

        assertThat(outcome).isInstanceOf(No.class);
        assertThat(outcome.detail()).hasSizeLessThan(500);
    }

    @Test
    void findsADriverForAnyJdbcUrl() throws Exception {
        Probe probe = SqlProbe.jdbc(
                "jdbc:" + address() + "/" + server.database(),
                server.user(),
                server.password(),
                "SELECT 1",
                Optional.of(Condition.equalTo("1")));

        assertThat(Asking.ask(probe, Asking.LONG)).isInstanceOf(Healthy.class);
    }

    private ProbeOutcome ready(Duration limit) throws InterruptedException {
        return Asking.ask(new PostgresProbe(server.host(), server.port(), server.user(), server.database()), limit);
    }

    private ProbeOutcome select(String select, Optional<String> expected) throws InterruptedException {
        return select(select, expected, server.password(), Asking.LONG);
    }

    private ProbeOutcome select(String select, Optional<String> expected, String password, Duration limit)
            throws InterruptedException {
        URI uri = URI.create(
                address().replace("//", "//" + server.user() + ":" + password + "@") + "/" + server.database());
        return Asking.ask(SqlProbe.postgres(uri, "SELECT " + select, expected), limit);
    }

    private String address() {
        return "postgresql://" + server.host() + ":" + server.port();
    }
}
