package edu.paws360.deploy.health.probe;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.health.probe.ProbeOutcome.Healthy;
import edu.paws360.deploy.health.probe.ProbeOutcome.No;
import edu.paws360.deploy.health.probe.ProbeOutcome.NotYet;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.Redis;
import edu.paws360.deploy.testbed.RedisState;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A real Redis server in every state. */
@Needs(Redis.class)
class RedisStatesTest {
    private final Redis server;

    RedisStatesTest(Redis server) {
        this.server = server;
    }

    @AfterEach
    void startItAgain() {
        server.startIn(RedisState.NORMAL);
    }

    @Test
    void isNotUpWhileItLoadsALargeDump() throws Exception {
        server.startIn(RedisState.LOADING);

        assertThat(ask("redis", server.port(), "", Tls.SYSTEM))
                .isEqualTo(
                        new NotYet(
                                "redis://127.0.0.1:" + server.port()
                                        + " answered PING with LOADING Redis is loading the dataset in memory (it is loading its data)"));
    }

    @Test
    void isNotUpWhileItHasNoMaster() throws Exception {
        server.startIn(RedisState.WITHOUT_MASTER);

        assertThat(ask("redis", server.port(), "", Tls.SYSTEM))
                .isInstanceOf(NotYet.class)
                .extracting(ProbeOutcome::detail)
                .asString()
                .contains("answered PING with MASTERDOWN Link with MASTER is down")
                .endsWith("(it has lost its master)");
    }

    @Test
    void answersOverTlsToWhoTrustsIt() throws Exception {
        assertThat(ask("rediss", server.securePort(), "", Tls.trusting(server.certificate())))
                .isEqualTo(new Healthy("rediss://127.0.0.1:" + server.securePort() + " answered PONG"));
        assertThat(ask("rediss", server.securePort(), "", Tls.SYSTEM)).isInstanceOf(No.class);
    }

    @Test
    void selectsTheDatabaseThatIsNamed() throws Exception {
        assertThat(ask("redis", server.port(), "/15", Tls.SYSTEM)).isInstanceOf(Healthy.class);
        assertThat(ask("redis", server.port(), "/16", Tls.SYSTEM))
                .isEqualTo(
                        new No(
                                "redis://127.0.0.1:" + server.port()
                                        + " answered SELECT with ERR DB index is out of range (expected OK): see how the server is set up"));
    }

    private ProbeOutcome ask(String scheme, int port, String path, Tls tls) throws InterruptedException {
        URI uri = URI.create(scheme + "://:" + server.password() + "@" + server.host() + ":" + port + path);
        return Asking.ask(RedisProbe.of(uri, tls), Asking.LONG);
    }
}
