package edu.paws360.deploy.health.probe;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.health.probe.ProbeOutcome.Healthy;
import edu.paws360.deploy.health.probe.ProbeOutcome.No;
import edu.paws360.deploy.health.probe.ProbeOutcome.NotYet;
import edu.paws360.deploy.health.probe.ProbeOutcome.Objection;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.Redis;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The probe of a real Redis server. */
@Needs(Redis.class)
class RedisServerTest {
    private final Redis server;

    RedisServerTest(Redis server) {
        this.server = server;
    }

    @AfterEach
    void startItAgain() {
        server.start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "default"})
    void answersPongToThePassword(String user) throws Exception {
        assertThat(ask(user + ":" + server.password() + "@", Asking.LONG))
                .isEqualTo(new Healthy(address() + " answered PONG"));
    }

    @Test
    void asksForAPassword() throws Exception {
        assertThat(ask("", Asking.LONG))
                .isEqualTo(denied(" answered PING with NOAUTH Authentication required: put a password into its address,"
                        + " as in redis://:@{REDIS_PASSWORD}@host"));
    }

    @ParameterizedTest
    @ValueSource(strings = {":geheim@", "nobody:geheim@"})
    void refusesAnotherPassword(String login) throws Exception {
        assertThat(ask(login, Asking.LONG))
                .isEqualTo(denied(" answered AUTH with WRONGPASS: correct the user or the password in its address"));
    }

    @Test
    void isNotUpWhileItIsStoppedAndIsAgainAfterwards() throws Exception {
        server.stop();

        assertThat(ask(":" + server.password() + "@", Asking.LONG))
                .isEqualTo(new NotYet(String.format(
                        "no connection to %s (%s:%d: Connection refused)", address(), server.host(), server.port())));

        server.start();

        assertThat(ask(":" + server.password() + "@", Asking.LONG)).isInstanceOf(Healthy.class);
    }

    @Test
    void isNotUpWhileItIsSilent() throws Exception {
        server.pause();
        try {
            assertThat(ask(":" + server.password() + "@", Asking.SHORT))
                    .isEqualTo(
                            new NotYet("no complete answer from " + address() + " (no answer to AUTH within 0.3 s)"));
        } finally {
            server.resume();
        }

        assertThat(ask(":" + server.password() + "@", Asking.LONG)).isInstanceOf(Healthy.class);
    }

    private ProbeOutcome ask(String login, Duration limit) throws InterruptedException {
        return Asking.ask(RedisProbe.of(URI.create(address().replace("//", "//" + login))), limit);
    }

    private No denied(String seen) {
        return new No(address() + seen, "", Objection.ACCESS_DENIED);
    }

    private String address() {
        return "redis://" + server.host() + ":" + server.port();
    }
}
