package edu.paws360.deploy.queue.postgres;

import static edu.paws360.deploy.queue.postgres.Database.applicant;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.queue.Destination;
import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.Holder;
import edu.paws360.deploy.queue.LiveCommit;
import edu.paws360.deploy.queue.QueueListener;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.queue.Ticket;
import edu.paws360.deploy.testbed.Eventually;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.PostgreSql;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database that an older version of ours has made, and may be using still. */
@Needs(PostgreSql.class)
class PostgresMigrationTest {
    private static final int MANY = 12;
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final QueueListener QUIET = position -> {};
    /** What version 2 says to renew a lease. */
    private static final String RENEWAL_OF_2 = "UPDATE paws360_deploy.ticket SET lease_until = clock_timestamp()"
            + " + interval '90 seconds' WHERE owner = ? AND lease_until >= clock_timestamp()";

    private final PostgreSql server;
    private final Database database;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    PostgresMigrationTest(PostgreSql server) {
        this.server = server;
        this.database = new Database(server);
    }

    @BeforeEach
    void makeItAsVersion2() throws IOException {
        database.drop();
        try (InputStream script = PostgresMigrationTest.class.getResourceAsStream("made-by-version-2.sql")) {
            for (String statement : new String(script.readAllBytes(), UTF_8).split(";\n", -1)) {
                if (!statement.isBlank()) {
                    database.change(statement);
                }
            }
        }
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private PostgresQueue queue() {
        return database.queue("production", LEASE, Duration.ofSeconds(2));
    }

    private long version() {
        return database.number("SELECT max(number) FROM paws360_deploy.version");
    }

    @Test
    void isBroughtUpToDateOnceByWhoeverComesFirst() throws Exception {
        CountDownLatch together = new CountDownLatch(MANY);
        List<Future<Long>> numbers = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            numbers.add(threads.submit(() -> {
                together.countDown();
                assertThat(together.await(20, TimeUnit.SECONDS)).isTrue();
                try (Ticket ticket = queue().enter(applicant("d"))) {
                    return ticket.number();
                }
            }));
        }
        List<Long> drawn = new ArrayList<>();
        for (Future<Long> number : numbers) {
            drawn.add(number.get(30, TimeUnit.SECONDS));
        }

        // Numbers and tokens go on where they were.
        assertThat(drawn)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(41, 40 + MANY).boxed().toList());
        assertThat(version()).isEqualTo(3);
        try (Hold hold = queue().enter(applicant("d")).await(LONG, QUIET)) {
            assertThat(hold.fencingToken()).isEqualTo(701);
        }
    }

    @Test
    void keepsWhatIsLiveAndIsBroughtUpToDateByALookToo() throws Exception {
        assertThat(queue().live(new Destination("edu:app", "production")))
                .contains(new LiveCommit("4f2a9c1", "d-39", Instant.parse("2026-01-02T03:04:05Z")));

        assertThat(version()).isEqualTo(3);
    }

    @Test
    void leavesADeploymentOfTheOlderVersionAlone() throws Exception {
        UUID owner = UUID.randomUUID();
        long life = 4711;
        database.change(
                "INSERT INTO paws360_deploy.ticket VALUES ('production', 40, ?, ?, 'd-40', 'ann', '4f2a9c1', 'main',"
                        + " NULL, 'process 1 on elsewhere', 2000, clock_timestamp(), clock_timestamp() + interval '90 seconds',"
                        + " 700, clock_timestamp())",
                owner,
                life);
        try (Blockade alive = database.block("SELECT pg_advisory_lock(" + life + ")");
                Ticket ours = queue().enter(applicant("d-41"))) {
            assertThat(version()).isEqualTo(3);
            assertThat(ours.drawn().ahead()).isEqualTo(1);
            assertThat(database.change(RENEWAL_OF_2, owner)).isEqualTo(1);
            assertThat(queue().look().holder()).get().returns(700L, Holder::token);
            alive.lift();
        }
    }

    @Test
    void waitsForATransactionOfTheOlderVersion() throws Exception {
        Future<Boolean> looking;
        try (Blockade renewal = database.block("SELECT FROM paws360_deploy.ticket FOR UPDATE")) {
            looking = threads.submit(() -> queue().look().isIdle());
            Eventually.holds(() -> database.number("SELECT count(*) FROM pg_locks WHERE NOT granted"
                            + " AND relation = 'paws360_deploy.ticket'::regclass")
                    == 1);
            assertThat(version()).isEqualTo(2);
            renewal.lift();
        }
        assertThat(looking.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(version()).isEqualTo(3);
    }

    @Test
    void saysWhoHasToBringItUpToDateWhereWeMayNot() throws Exception {
        database.change("DROP ROLE IF EXISTS deployer");
        database.change("CREATE ROLE deployer LOGIN PASSWORD 'hush-hush'");
        database.change("GRANT USAGE ON SCHEMA paws360_deploy TO deployer");
        database.change("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA paws360_deploy TO deployer");
        URI address = URI.create(
                "postgresql://deployer:hush-hush@" + server.host() + ":" + server.port() + "/" + server.database());
        PostgresQueue theirs = new PostgresQueue(address, "production", Database.timing(LEASE, Duration.ofSeconds(2)));

        assertThatThrownBy(theirs::look)
                .isInstanceOf(QueueUnavailableException.class)
                .hasMessageEndingWith(
                        " is unavailable: its schema paws360_deploy is of an older version, which the user may not bring up to"
                                + " date (SQLSTATE P3601). Let the owner of its tables run deploy:queue once with this version of"
                                + " the plugin, and grant SELECT, INSERT, UPDATE and DELETE on all of them again.");
        assertThat(version()).isEqualTo(2);
    }
}
