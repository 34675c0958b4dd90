package edu.paws360.deploy.queue.postgres;

import static edu.paws360.deploy.queue.postgres.Database.applicant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.HoldLostException;
import edu.paws360.deploy.queue.Loss;
import edu.paws360.deploy.queue.Order;
import edu.paws360.deploy.queue.QueueListener;
import edu.paws360.deploy.queue.QueueTimeoutException;
import edu.paws360.deploy.queue.Takeovers;
import edu.paws360.deploy.queue.Ticket;
import edu.paws360.deploy.queue.TicketLostException;
import edu.paws360.deploy.testbed.Eventually;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.PostgreSql;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Needs(PostgreSql.class)
class PostgresLossTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final QueueListener QUIET = position -> {};

    private final Database database;

    PostgresLossTest(PostgreSql server) {
        database = new Database(server);
    }

    @BeforeEach
    void dropTheSchema() {
        database.drop();
    }

    private PostgresQueue queue(Duration settle) {
        return database.queue("production", LEASE, settle);
    }

    private Hold hold(Duration settle) throws Exception {
        return queue(settle).enter(applicant("d-1")).await(LONG, QUIET);
    }

    private void endLeaseOf(long ticket) {
        database.change(
                "UPDATE paws360_deploy.ticket SET lease_millis = 0, lease_until = clock_timestamp() - interval '1 hour' WHERE number = ?",
                ticket);
    }

    @Test
    void givesAHolderTheTimeToSettleThatItAskedFor() throws Exception {
        hold(Duration.ofSeconds(14)).lapse();
        Ticket hasty = queue(Duration.ZERO).enter(applicant("d-2"));
        assertThatThrownBy(() -> hasty.await(Duration.ofSeconds(1), QUIET))
                .isInstanceOf(QueueTimeoutException.class)
                .hasMessageContaining("production is held by ticket 1, deployment d-1");
    }

    @Test
    void givesAHolderTheTimeToSettleAlsoWhenTheClockOfTheServerJumps() throws Exception {
        Duration settle = Duration.ofSeconds(2);
        Takeovers takeovers = new Takeovers();
        Hold held = hold(settle);
        Ticket next = queue(settle).enter(applicant("d-2"));
        long jump = System.nanoTime();
        endLeaseOf(held.ticket());
        assertThatThrownBy(held::check)
                .isInstanceOf(HoldLostException.class)
                .hasMessageContaining("it was not renewed within its lease (deploy.queue.lease)");
        try (Hold hold = next.await(LONG, takeovers)) {
            assertThat(Duration.ofNanos(System.nanoTime() - jump)).isGreaterThanOrEqualTo(settle);
            assertThat(takeovers.losses()).containsExactly(Loss.LEASE_RAN_OUT);
            held.close();
            hold.check();
        }
    }

    @Test
    void leavesALostHolderToBeToldByWhoeverGoesNext() throws Exception {
        hold(Duration.ZERO).lapse();
        Ticket late = queue(Duration.ZERO).enter(applicant("d-2"));
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (Blockade line = database.block("SELECT FROM paws360_deploy.line FOR UPDATE")) {
            Future<Hold> turn = threads.submit(() -> late.await(LONG, QUIET));
            Eventually.holds(() -> database.number("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);
            endLeaseOf(late.number());
            line.lift();
            assertThatThrownBy(() -> turn.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(TicketLostException.class);
        } finally {
            threads.shutdownNow();
        }
        assertThat(database.number("SELECT max(number) FROM paws360_deploy.ticket"))
                .isEqualTo(1);
    }

    @Test
    void leavesNoOrderWhereNobodyIsLeftToReadIt() throws Exception {
        Order order = Order.of(Order.Kind.CANCEL, "bob", "hangs");
        Hold held = hold(Duration.ZERO);
        Ticket waiting = queue(Duration.ZERO).enter(applicant("d-2"));
        assertThat(queue(Duration.ZERO).order(waiting.number(), order)).isTrue();
        endLeaseOf(waiting.number());
        assertThat(queue(Duration.ZERO).order(waiting.number(), Order.of(Order.Kind.CANCEL, "bob", "silent")))
                .isFalse();
        held.lapse();
        assertThat(queue(Duration.ZERO).order(held.ticket(), order)).isFalse();
        assertThat(database.number("SELECT count(*) FROM paws360_deploy.wish")).isEqualTo(1);
        waiting.close();
    }
}
