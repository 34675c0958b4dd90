package edu.paws360.deploy.queue.postgres;

import static edu.paws360.deploy.queue.postgres.Database.applicant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.queue.Claim;
import edu.paws360.deploy.queue.Claimed;
import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.QueueListener;
import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.queue.file.FileQueue;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.PostgreSql;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work that a holder has others do: once, whoever asks and how often. */
@Needs(PostgreSql.class)
class PostgresClaimsTest {
    private static final int RACES = 40;
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration SETTLE = Duration.ofSeconds(2);
    private static final QueueListener QUIET = position -> {};

    private final Database database;
    private Hold hold;

    PostgresClaimsTest(PostgreSql server) {
        this.database = new Database(server);
    }

    @BeforeEach
    void holdProduction() throws Exception {
        database.drop();
        hold = queue().enter(applicant("d-1")).await(LONG, QUIET);
    }

    @AfterEach
    void giveBack() {
        hold.close();
    }

    private PostgresQueue queue() {
        return database.queue("production", LEASE, SETTLE);
    }

    private Optional<Claimed> claim(String runner, String work, String by) throws QueueUnavailableException {
        return queue().claim(new Claim(hold.fencingToken(), runner, work, by));
    }

    private long claims() {
        return database.number("SELECT count(*) FROM paws360_deploy.claim");
    }

    @Test
    void whoComesFirstHasIt() throws Exception {
        Instant before = Instant.now().minusSeconds(5);

        Claimed first = claim("primary", "work", "run 1").orElseThrow();
        Claimed second = claim("primary", "work", "run 2").orElseThrow();

        assertThat(first.ours()).isTrue();
        assertThat(first.since()).isBetween(before, Instant.now().plusSeconds(5));
        assertThat(second).isEqualTo(new Claimed(false, "run 1", first.since()));
    }

    @Test
    void notEvenTheSameOneHasItTwice() throws Exception {
        assertThat(claim("primary", "work", "run 1").map(Claimed::ours)).contains(true);
        assertThat(claim("primary", "work", "run 1").map(Claimed::ours)).contains(false);
    }

    @Test
    void otherWorkAndTheOtherRunnersAreClaimedApart() throws Exception {
        assertThat(claim("primary", "forth", "run 1").map(Claimed::ours)).contains(true);
        assertThat(claim("primary", "back", "run 2").map(Claimed::ours)).contains(true);
        assertThat(claim("secondary", "forth", "run 3").map(Claimed::ours)).contains(true);
    }

    @Test
    void underATokenThatHoldsNothingNothingIsClaimed() throws Exception {
        assertThat(queue().claim(new Claim(hold.fencingToken() - 1, "primary", "work", "run 1")))
                .isEmpty();
        assertThat(database.queue("staging", LEASE, SETTLE)
                        .claim(new Claim(hold.fencingToken(), "primary", "work", "run 1")))
                .isEmpty();
        assertThat(claims()).isZero();
    }

    @Test
    void whoseLeaseIsOverCanHaveNothingDone() throws Exception {
        database.change("UPDATE paws360_deploy.ticket SET lease_millis = 0, lease_until = clock_timestamp()"
                + " - interval '1 second'");

        assertThat(claim("primary", "work", "run 1")).isEmpty();
        assertThat(claims()).isZero();
    }

    @Test
    void claimsGoWithTheHold() throws Exception {
        assertThat(claim("primary", "work", "run 1")).isPresent();

        hold.close();

        assertThat(claims()).isZero();
        assertThat(claim("primary", "work", "run 2")).isEmpty();
    }

    @Test
    void ofTwoProcessesAtTheSameMomentOneHasIt() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (PostgresChild one = new PostgresChild(database.address(), "production", LEASE, SETTLE);
                PostgresChild two = new PostgresChild(database.address(), "production", LEASE, SETTLE)) {
            for (int race = 0; race < RACES; race++) {
                String words = "claim " + hold.fencingToken() + " work-" + race + " ";
                Future<String> first = threads.submit(() -> one.ask(words + "one"));
                Future<String> second = threads.submit(() -> two.ask(words + "two"));
                assertThat(first.get(60, TimeUnit.SECONDS) + ", " + second.get(60, TimeUnit.SECONDS))
                        .isIn("ours, theirs one", "theirs two, ours");
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(claims()).isEqualTo(RACES);
    }

    @Test
    void aQueueInFilesKeepsNone(@TempDir Path folder) {
        FileQueue files = new FileQueue(folder, "production", QueueTiming.defaults());

        assertThatThrownBy(() -> files.claim(new Claim(7, "primary", "work", "run 1")))
                .isInstanceOf(QueueUnavailableException.class)
                .hasMessageEndingWith(
                        "is unavailable: it keeps no claims, so that work sent elsewhere could be done twice."
                                + " Set deploy.queue.type to postgres.");
    }
}
