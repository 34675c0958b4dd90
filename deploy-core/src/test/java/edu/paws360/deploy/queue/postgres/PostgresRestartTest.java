package edu.paws360.deploy.queue.postgres;

import static edu.paws360.deploy.queue.postgres.Database.applicant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.Holder;
import edu.paws360.deploy.queue.QueueListener;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.queue.Ticket;
import edu.paws360.deploy.queue.TicketLostException;
import edu.paws360.deploy.testbed.Eventually;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.PostgreSql;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that is away for longer than a lease, and a waiter that is away for longer than the server. */
@Needs(PostgreSql.class)
@Timeout(180)
class PostgresRestartTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration LEASE = Duration.ofSeconds(8);
    private static final Duration SETTLE = Duration.ofSeconds(2);
    private static final QueueListener QUIET = position -> {};

    private final PostgreSql server;
    private final Database database;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Long> turns = new CopyOnWriteArrayList<>();
    private Relay relay;
    private Hold held;
    private Ticket second;
    private Ticket third;

    PostgresRestartTest(PostgreSql server) {
        this.server = server;
        this.database = new Database(server);
    }

    /** Whoever is second has a long way to the server. */
    @BeforeEach
    void makeALine() throws Exception {
        database.drop();
        relay = Relay.to(server.host(), server.port());
        PostgresQueue near = database.queue("production", LEASE, SETTLE);
        held = near.enter(applicant("d-1")).await(LONG, QUIET);
        second = new PostgresQueue(database.addressAt(relay.port()), "production", Database.timing(LEASE, SETTLE))
                .enter(applicant("d-2"));
        third = near.enter(applicant("d-3"));
    }

    @AfterEach
    void end() throws Exception {
        threads.shutdownNow();
        held.close();
        second.close();
        third.close();
        relay.close();
    }

    private void outage() throws InterruptedException {
        relay.shut();
        server.stop();
        TimeUnit.MILLISECONDS.sleep(LEASE.plusMillis(500).toMillis());
        server.start();
    }

    private Future<Hold> turn(Ticket ticket) {
        return threads.submit(() -> {
            Hold hold = ticket.await(LONG, QUIET);
            turns.add(ticket.number());
            return hold;
        });
    }

    @Test
    void nobodyLosesHisPlaceWhoIsBackWithinALeaseOfTheServersStart() throws Exception {
        outage();
        Future<Hold> thirds = turn(third);
        held.close();
        // The third looks every half second meanwhile, and has been there for longer than the time to settle.
        TimeUnit.MILLISECONDS.sleep(SETTLE.plusSeconds(1).toMillis());
        relay.unshut();
        Future<Hold> seconds = turn(second);

        seconds.get(30, TimeUnit.SECONDS).close();
        thirds.get(30, TimeUnit.SECONDS).close();
        assertThat(turns).containsExactly(2L, 3L);
    }

    @Test
    void whoeverIsNotBackByThenIsWaitedForNoLonger() throws Exception {
        outage();
        Future<Hold> thirds = turn(third);
        held.close();

        Hold hold = thirds.get(40, TimeUnit.SECONDS);
        assertThat(database.number("SELECT (1000 * extract(epoch FROM granted - pg_postmaster_start_time()))::bigint"
                        + " FROM paws360_deploy.ticket WHERE token IS NOT NULL"))
                .isGreaterThanOrEqualTo(LEASE.toMillis());
        relay.unshut();
        assertThatThrownBy(() -> second.await(LONG, QUIET)).isInstanceOf(TicketLostException.class);
        hold.close();
    }

    @Test
    void aHolderThatIsBackWithinALeaseHoldsStill() throws Exception {
        long token = held.fencingToken();
        outage();

        // It has to take its lock again first.
        Eventually.holds(() -> token == holding());
    }

    private long holding() {
        try {
            return database.queue("production", LEASE, SETTLE)
                    .look()
                    .holder()
                    .map(Holder::token)
                    .orElse(0L);
        } catch (QueueUnavailableException away) {
            throw new IllegalStateException(away);
        }
    }
}
