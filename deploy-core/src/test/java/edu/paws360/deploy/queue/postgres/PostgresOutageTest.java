package edu.paws360.deploy.queue.postgres;

import static edu.paws360.deploy.queue.postgres.Database.applicant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.HoldLostException;
import edu.paws360.deploy.queue.QueueListener;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.queue.Ticket;
import edu.paws360.deploy.testbed.Eventually;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.PostgreSql;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Needs(PostgreSql.class)
class PostgresOutageTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration SETTLE = Duration.ofSeconds(13);
    private static final QueueListener QUIET = position -> {};

    private final PostgreSql server;
    private final Database database;

    PostgresOutageTest(PostgreSql server) {
        this.server = server;
        this.database = new Database(server);
    }

    @BeforeEach
    void dropTheSchema() {
        database.drop();
    }

    private PostgresQueue queue() {
        return database.queue("production", LEASE, SETTLE);
    }

    private static Hold hold(PostgresQueue queue) throws Exception {
        return queue.enter(applicant("d-1")).await(LONG, QUIET);
    }

    @Test
    void losesNobodyWhenTheServerIsStartedAnew() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        CountDownLatch waiting = new CountDownLatch(3);
        List<Long> turns = new ArrayList<>();
        try {
            Hold held = hold(queue());
            List<Future<Boolean>> waits = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Ticket ticket = queue().enter(applicant("d-" + (i + 2)));
                waits.add(threads.submit(() -> {
                    boolean[] first = {true};
                    try (Hold hold = ticket.await(LONG, position -> countOnce(first, waiting))) {
                        turns.add(hold.ticket());
                        hold.check();
                        return true;
                    }
                }));
            }
            assertThat(waiting.await(20, TimeUnit.SECONDS)).isTrue();
            server.stop();
            held.check();
            server.start();
            Eventually.holds(() -> asks(held));
            assertThat(turns).isEmpty();
            held.check();
            held.close();
            for (Future<Boolean> wait : waits) {
                assertThat(wait.get(30, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(turns).containsExactly(2L, 3L, 4L);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void countOnce(boolean[] first, CountDownLatch waiting) {
        if (first[0]) {
            first[0] = false;
            waiting.countDown();
        }
    }

    private static boolean asks(Hold held) {
        return catchThrowable(held::orders) == null;
    }

    @Test
    void keepsTheHoldWhenItsConnectionIsCut() throws Exception {
        try (Hold held = hold(queue())) {
            Ticket next = queue().enter(applicant("d-2"));
            database.cut("production", held.ticket());
            held.check();
            database.cut("production", next.number());
            Eventually.holds(() -> asks(held));
            held.check();
            assertThat(queue().look().holder()).isPresent();
            Eventually.holds(() ->
                    catchThrowable(() -> assertThat(queue().look().depth()).isEqualTo(1)) == null);
            next.close();
        }
    }

    @Test
    void losesTheHoldThatWasCutOffForTooLongAndTellsItBeforeTheNextOneGoes() throws Exception {
        Duration settle = Duration.ofSeconds(4);
        try (Relay relay = Relay.to(server.host(), server.port())) {
            PostgresQueue far = new PostgresQueue(
                    database.addressAt(relay.port()), "production", Database.timing(Duration.ofSeconds(60), settle));
            Hold cutOff = hold(far);
            Ticket next =
                    database.queue("production", Duration.ofSeconds(60), settle).enter(applicant("d-2"));
            relay.shut();
            cutOff.check();
            long begin = System.nanoTime();
            Eventually.holds(() -> catchThrowable(cutOff::check) instanceof HoldLostException);
            Duration unproven = Duration.ofNanos(System.nanoTime() - begin);
            try (Hold hold = next.await(LONG, QUIET)) {
                Duration taken = Duration.ofNanos(System.nanoTime() - begin);
                assertThat(unproven.plusSeconds(1)).isLessThan(taken);
                relay.unshut();
                assertThatThrownBy(cutOff::check).isInstanceOf(HoldLostException.class);
                Eventually.holds(
                        () -> String.valueOf(catchThrowable(cutOff::check)).contains("production is held by"));
                cutOff.close();
                hold.check();
            }
        }
    }

    @Test
    void doesNotTrustAFrozenServerForLong() throws Exception {
        Hold held = database.queue("production", Duration.ofSeconds(60), Duration.ofSeconds(4))
                .enter(applicant("d-1"))
                .await(LONG, QUIET);
        server.pause();
        try {
            held.check();
            Eventually.holds(() -> catchThrowable(held::check) instanceof HoldLostException);
            assertThatThrownBy(held::check)
                    .isInstanceOf(HoldLostException.class)
                    .hasMessageContaining("the store cannot tell who holds production")
                    .cause()
                    .hasMessageContaining("the server did not answer in time");
        } finally {
            server.resume();
        }
        Eventually.holds(() -> catchThrowable(held::check) == null);
        held.close();
        assertThat(database.queue("production", LEASE, SETTLE).look().isIdle()).isTrue();
    }

    @Test
    void leavesInTimeForACancelWhenTheServerIsFrozen() throws Exception {
        Hold held = hold(queue());
        Ticket cut = queue().enter(applicant("d-2"));
        ExecutorService threads = Executors.newCachedThreadPool();
        database.cut("production", cut.number());
        server.pause();
        try {
            List<Future<?>> leaving = List.of(threads.submit(held::close), threads.submit(cut::close));
            for (Future<?> each : leaving) {
                each.get(2500, TimeUnit.MILLISECONDS);
            }
        } finally {
            server.resume();
            threads.shutdownNow();
        }
    }

    @Test
    void givesUpAWaitWhenTheServerIsSilentForLongerThanTheLease() throws Exception {
        Ticket ticket = database.queue("production", Duration.ofSeconds(2), Duration.ofSeconds(4))
                .enter(applicant("d-1"));
        server.stop();
        assertThatThrownBy(() -> ticket.await(LONG, QUIET))
                .isInstanceOf(QueueUnavailableException.class)
                .hasMessage("The deployment queue at " + shown(server.port())
                        + " is unavailable: nobody listens there (SQLSTATE 08001). Start the server, or set deploy.queue.url"
                        + " to another one.");
        server.start();
    }

    private String shown(int port) {
        return "postgresql://127.0.0.1:" + port + "/" + server.database();
    }

    @Test
    void saysWhatIsWrongWithoutThePassword() throws Exception {
        database.change("DROP ROLE IF EXISTS stranger");
        database.change("CREATE ROLE stranger LOGIN PASSWORD 'hush-hush'");
        database.change("REVOKE CREATE ON DATABASE paws360 FROM PUBLIC");
        String at = server.host() + ":" + server.port();
        try (ServerSocket silent = new ServerSocket(0, 1)) {
            assertSays("postgresql://" + server.user() + ":wr%6Fng@" + at + "/paws360", "the server refused the login");
            assertSays("postgresql://" + server.user() + "@" + at + "/paws360", "the server refused the login");
            assertSays("postgresql://stranger:hush-hush@" + at + "/paws360", "the user lacks a right there");
            assertSays("postgresql://stranger:hush-hush@" + at + "/nowhere", "there is no such database");
            database.change("ALTER ROLE stranger CONNECTION LIMIT 0");
            assertSays("postgresql://stranger:hush-hush@" + at + "/paws360", "the server has no connection left");
            assertSays(
                    "postgresql://stranger:hush-hush@127.0.0.1:" + silent.getLocalPort() + "/paws360",
                    "the server did not answer in time");
        }
        assertSays("postgresql://stranger:hush-hush@127.0.0.1:1/paws360", "nobody listens there");
    }

    private static void assertSays(String address, String seen) {
        Throwable fault = catchThrowable(
                () -> new PostgresQueue(URI.create(address), "production", Database.timing(LEASE, SETTLE))
                        .enter(applicant("d-1")));
        assertThat(fault).isInstanceOf(QueueUnavailableException.class).hasMessageContaining(seen);
        assertThat(Stream.iterate(fault, cause -> cause != null, Throwable::getCause))
                .allSatisfy(cause -> assertThat(String.valueOf(cause.getMessage()))
                        .doesNotContain("hush-hush", "wrong", "stranger:", server(address)));
    }

    private static String server(String address) {
        return URI.create(address).getRawUserInfo() + "@";
    }

    @Test
    void worksWithNoMoreThanRightsOnTheTables() throws Exception {
        hold(queue()).close();
        database.change("DROP ROLE IF EXISTS deployer");
        database.change("CREATE ROLE deployer LOGIN PASSWORD 'hush-hush'");
        database.change("GRANT USAGE ON SCHEMA paws360_deploy TO deployer");
        database.change("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA paws360_deploy TO deployer");
        URI address = URI.create(
                "postgresql://deployer:hush-hush@" + server.host() + ":" + server.port() + "/" + server.database());
        PostgresQueue theirs = new PostgresQueue(address, "production", Database.timing(LEASE, SETTLE));
        try (Hold hold = hold(theirs)) {
            database.cut("production", hold.ticket());
            Eventually.holds(() -> asks(hold));
            hold.check();
        }
        assertThat(theirs.look().isIdle()).isTrue();
        assertThat(theirs).hasToString("queue production at " + shown(server.port()));
    }
}
