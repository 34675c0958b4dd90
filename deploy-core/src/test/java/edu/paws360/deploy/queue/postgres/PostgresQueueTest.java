package edu.paws360.deploy.queue.postgres;

import static edu.paws360.deploy.queue.postgres.Database.applicant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import edu.paws360.deploy.queue.DeploymentQueue;
import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.HoldLostException;
import edu.paws360.deploy.queue.Holder;
import edu.paws360.deploy.queue.Loss;
import edu.paws360.deploy.queue.Order;
import edu.paws360.deploy.queue.QueueListener;
import edu.paws360.deploy.queue.QueuePosition;
import edu.paws360.deploy.queue.QueueTimeoutException;
import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.queue.Takeovers;
import edu.paws360.deploy.queue.Ticket;
import edu.paws360.deploy.queue.TicketCancelledException;
import edu.paws360.deploy.queue.TicketLostException;
import edu.paws360.deploy.queue.Waiter;
import edu.paws360.deploy.queue.lease.QueueClock;
import edu.paws360.deploy.queue.lease.Stamp;
import edu.paws360.deploy.testbed.Eventually;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.PostgreSql;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Needs(PostgreSql.class)
class PostgresQueueTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final QueueListener QUIET = position -> {};

    private final Database database;

    PostgresQueueTest(PostgreSql server) {
        database = new Database(server);
    }

    @BeforeEach
    void dropTheSchema() {
        database.drop();
    }

    private PostgresQueue queue() {
        return new PostgresQueue(database.address(), "production", QueueTiming.defaults());
    }

    private static Hold hold(DeploymentQueue queue, String id) throws Exception {
        return hold(queue, id, QUIET);
    }

    private static Hold hold(DeploymentQueue queue, String id, QueueListener listener) throws Exception {
        return queue.enter(applicant(id)).await(LONG, listener);
    }

    @Test
    void letsTheFirstOneGoAtOnce() throws Exception {
        try (Hold hold = hold(queue(), "d-1")) {
            hold.check();
            assertThat(hold.ticket()).isEqualTo(1);
            assertThat(queue().look().holder()).get().returns("d-1", holder -> holder.applicant()
                    .deploymentId());
        }
        assertThat(queue().look().isIdle()).isTrue();
    }

    @Test
    void tellsWhereATicketStands() throws Exception {
        List<QueuePosition> told = new ArrayList<>();
        Hold first = hold(queue(), "d-1");
        Ticket second = queue().enter(applicant("d-2"));
        Ticket third = queue().enter(applicant("d-3"));
        assertThat(third.drawn()).returns(2, QueuePosition::ahead).returns(2, QueuePosition::depth);
        assertThat(queue().look().waiting()).extracting(Waiter::ticket).containsExactly(2L, 3L);
        assertThat(queue().look().depth()).isEqualTo(2);
        second.close();
        first.close();
        try (Hold hold = third.await(LONG, told::add)) {
            assertThat(told)
                    .singleElement()
                    .returns(3L, QueuePosition::ticket)
                    .returns(0, QueuePosition::ahead)
                    .returns(1, QueuePosition::depth)
                    .returns(Optional.empty(), QueuePosition::holder)
                    .returns(Optional.of(Duration.ZERO), QueuePosition::expectedWait);
            assertThat(hold.fencingToken()).isEqualTo(first.fencingToken() + 1);
        }
    }

    @Test
    void servesThreadsInTheOrderOfTheirTickets() throws Exception {
        List<String> turns = new ArrayList<>();
        inThreads(8, thread -> {
            DeploymentQueue own = queue();
            for (int i = 0; i < 3; i++) {
                try (Ticket ticket = own.enter(applicant("d"));
                        Hold hold = ticket.await(LONG, QUIET)) {
                    turns.add("begin " + hold.ticket());
                    hold.check();
                    turns.add("end " + hold.ticket());
                }
            }
        });
        assertThat(turns)
                .isEqualTo(LongStream.rangeClosed(1, 24)
                        .boxed()
                        .flatMap(number -> List.of("begin " + number, "end " + number).stream())
                        .toList());
    }

    private interface Work {
        void of(int thread) throws Exception;
    }

    private static void inThreads(int count, Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Future<Boolean>> done = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int thread = i;
                done.add(threads.submit(() -> {
                    work.of(thread);
                    return true;
                }));
            }
            for (Future<Boolean> one : done) {
                assertThat(one.get(60, TimeUnit.SECONDS)).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void makesItsSchemaOnceForTwentyWhoComeTogether() throws Exception {
        CountDownLatch together = new CountDownLatch(20);
        List<Long> numbers = new ArrayList<>();
        inThreads(20, thread -> {
            together.countDown();
            assertThat(together.await(20, TimeUnit.SECONDS)).isTrue();
            try (Ticket ticket = queue().enter(applicant("d"))) {
                synchronized (numbers) {
                    numbers.add(ticket.number());
                }
            }
        });
        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 20).boxed().toList());
        assertThat(database.number("SELECT count(*) FROM paws360_deploy.version"))
                .isEqualTo(1);
    }

    @Test
    void namesTheHolderWhenTheWaitIsTooLong() throws Exception {
        try (Hold held = hold(queue(), "d-1")) {
            Ticket late = queue().enter(applicant("d-2"));
            QueueTimeoutException timeout =
                    catchThrowableOfType(QueueTimeoutException.class, () -> late.await(Duration.ofMillis(60), QUIET));
            assertThat(timeout)
                    .hasMessageStartingWith(
                            "Ticket 2 waited 0 s (deploy.queue.timeout) for its turn, and 1 of the queue"
                                    + " are still ahead; production is held by ticket 1, deployment d-1 by ann (4f2a9c1 on main), process "
                                    + ProcessHandle.current().pid() + " on ");
            assertThat(timeout.holder()).get().returns(held.fencingToken(), Holder::token);
            assertThat(timeout.position().ahead()).isEqualTo(1);
            assertThat(queue().look().depth()).isZero();
        }
    }

    @Test
    void givesTheTicketBackWhenInterrupted() throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        try (Hold held = hold(queue(), "d-1")) {
            Future<?> wait = threads.submit(() -> {
                Ticket ticket = queue().enter(applicant("d-2"));
                try {
                    return ticket.await(LONG, position -> waiting.countDown());
                } catch (InterruptedException e) {
                    interrupted.countDown();
                    throw e;
                }
            });
            assertThat(waiting.await(20, TimeUnit.SECONDS)).isTrue();
            wait.cancel(true);
            assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(queue().look().depth()).isZero();
            held.check();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void givesTheTicketBackWhenTheListenerFails() throws Exception {
        Ticket ticket = queue().enter(applicant("d-1"));
        QueueListener broken = position -> {
            throw new IllegalStateException("console gone");
        };
        assertThatThrownBy(() -> ticket.await(LONG, broken)).hasMessage("console gone");
        assertThat(queue().look().isIdle()).isTrue();
    }

    @Test
    void givesHoldsBackEvenWhenInterrupted() throws Exception {
        Hold hold = hold(queue(), "d-1");
        Thread.currentThread().interrupt();
        hold.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(queue().look().isIdle()).isTrue();
    }

    @Test
    void refusesASecondUseOfATicket() throws Exception {
        Ticket ticket = queue().enter(applicant("d-1"));
        ticket.close();
        assertThatThrownBy(() -> ticket.await(LONG, QUIET))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Ticket 1 was closed or used before; draw a new one.");
    }

    @Test
    void looksWithoutMakingAnything() throws Exception {
        assertThat(queue().look().isIdle()).isTrue();
        assertThat(queue().order(1, Order.of(Order.Kind.CANCEL, "ann", ""))).isFalse();
        assertThat(queue().isThere(1)).isFalse();
        assertThat(queue().answer(1, "none")).isEmpty();
        assertThat(database.number("SELECT count(*) FROM pg_namespace WHERE nspname = 'paws360_deploy'"))
                .isZero();
    }

    @Test
    void letsGroupsGoSideBySide() throws Exception {
        PostgresQueue staging = new PostgresQueue(database.address(), "staging", QueueTiming.defaults());
        try (Hold one = hold(queue(), "d-1");
                Hold other = hold(staging, "d-2")) {
            one.check();
            other.check();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a/b", ".hidden", "a b"})
    void refusesAGroupThatIsNoName(String group) {
        assertThatThrownBy(() -> new PostgresQueue(database.address(), group, QueueTiming.defaults()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The queue's group is \"" + group + "\", expected 1 to 64 letters, digits, dots, dashes and"
                        + " underscores, beginning with a letter or digit.");
    }

    @Test
    void countsTokensOnWhenNobodyIsLeft() throws Exception {
        long first = tokenOfOneTurn();
        assertThat(tokenOfOneTurn()).isEqualTo(first + 1);
        assertThat(queue().look().usualTurn()).isPresent();
    }

    private long tokenOfOneTurn() throws Exception {
        try (Hold hold = hold(queue(), "d-1")) {
            return hold.fencingToken();
        }
    }

    @Test
    void alertsOncePerCrossingOfTheDepth() throws Exception {
        Hold held = hold(queue(), "d-0");
        List<Ticket> line = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            line.add(queue().enter(applicant("d-" + i)));
        }
        assertThat(line).extracting(Ticket::crowds).containsExactly(false, false, false, true, false);
        line.remove(4).close();
        line.remove(3).close();
        line.add(queue().enter(applicant("d-6")));
        assertThat(line.get(3).crowds()).isTrue();
        line.forEach(Ticket::close);
        held.close();
    }

    @Test
    void takesTheHoldFromOneWhoseLeaseHasRunOut() throws Exception {
        Takeovers takeovers = new Takeovers();
        PostgresQueue quick = database.queue("production", Duration.ofSeconds(60), Duration.ofMillis(500));
        Hold silent = hold(quick, "d-1");
        database.change(
                "UPDATE paws360_deploy.ticket SET lease_millis = 0, lease_until = clock_timestamp() - interval '1 second'");
        assertThatThrownBy(silent::check)
                .hasMessage("The hold with fencing token " + silent.fencingToken()
                        + " cannot be relied on any more: it was not"
                        + " renewed within its lease (deploy.queue.lease), so that anybody may take over. Nothing further may"
                        + " be changed; look at what was deployed until now, then start again.");
        try (Hold hold = hold(quick, "d-2", takeovers)) {
            assertThat(takeovers.losses()).containsExactly(Loss.LEASE_RAN_OUT);
            HoldLostException lost = catchThrowableOfType(HoldLostException.class, silent::check);
            assertThat(lost.successor()).get().returns(hold.fencingToken(), Holder::token);
            silent.close();
            hold.check();
            assertThat(queue().look().holder()).get().returns(hold.ticket(), Holder::ticket);
        }
    }

    @Test
    void keepsProductionClosedWhileWhatASilentHolderStartedIsEnded() throws Exception {
        Hold silent = hold(queue(), "d-1");
        database.change(
                "UPDATE paws360_deploy.ticket SET lease_millis = 0, lease_until = clock_timestamp() - interval '10 seconds'");
        Ticket next = queue().enter(applicant("d-2"));
        assertThatThrownBy(() -> next.await(Duration.ofMillis(300), QUIET))
                .isInstanceOf(QueueTimeoutException.class)
                .hasMessageContaining("production is held by ticket 1, deployment d-1");
        assertThatThrownBy(silent::check).isInstanceOf(HoldLostException.class);
        assertThat(queue().look().lost()).get().returns(silent.ticket(), Holder::ticket);
        assertThat(queue().look().isIdle()).isFalse();
        assertThat(queue().isThere(1)).isTrue();
        silent.close();
        assertThat(queue().isThere(1)).isFalse();
    }

    @Test
    void tellsAWaiterWhosePlaceHasRunOut() throws Exception {
        Ticket paused = queue().enter(applicant("d-1"));
        database.change(
                "UPDATE paws360_deploy.ticket SET lease_millis = 0, lease_until = clock_timestamp() - interval '1 second'");
        assertThat(queue().look().isIdle()).isTrue();
        assertThatThrownBy(() -> paused.await(LONG, QUIET))
                .isInstanceOf(TicketLostException.class)
                .hasMessage("Ticket 1 is no longer in the deployment queue: nothing was heard of it for 90 s"
                        + " (deploy.queue.lease), so that others went ahead, or somebody cleared the queue. Start the"
                        + " deployment again to draw a new ticket.");
    }

    @Test
    void renewsItsLeaseInTheBackground() throws Exception {
        try (Hold hold = hold(database.queue("short", Duration.ofSeconds(2), Duration.ofSeconds(4)), "d-1")) {
            long first = leaseEnd();
            Eventually.holds(() -> leaseEnd() > first);
            hold.check();
        }
    }

    @Test
    void judgesNoLeaseByTheClockOfThisMachine() throws Exception {
        AtomicReference<Stamp> now = new AtomicReference<>(new Stamp("boot 1", 0));
        QueueClock jumping = new QueueClock() {
            @Override
            public Stamp now() {
                return now.get();
            }

            @Override
            public Instant wall() {
                return Instant.EPOCH;
            }
        };
        try (Hold hold =
                hold(new PostgresQueue(database.address(), "production", QueueTiming.defaults(), jumping), "d-1")) {
            now.set(new Stamp("boot 1", Duration.ofDays(2).toMillis()));
            hold.check();
            now.set(new Stamp("boot 2", 0));
            hold.check();
            assertThat(queue().look().holder().orElseThrow().since()).isAfter(Instant.EPOCH);
        }
    }

    private long leaseEnd() {
        return database.number("SELECT (1000 * extract(epoch FROM lease_until))::bigint FROM paws360_deploy.ticket");
    }

    @Test
    void losesTheHoldWhenSomebodyDropsTheSchema() throws Exception {
        Hold removed = hold(queue(), "d-1");
        database.drop();
        assertThatThrownBy(removed::check).isInstanceOf(HoldLostException.class);
        try (Hold next = hold(queue(), "d-2")) {
            assertThatThrownBy(removed::check).isInstanceOf(HoldLostException.class);
            removed.close();
            next.check();
        }
    }

    @Test
    void handsOrdersToTheHolderAndAnswersBack() throws Exception {
        Order order = Order.of(Order.Kind.FAILOVER, "bob", "primary hangs");
        try (Hold hold = hold(queue(), "d-1")) {
            assertThat(queue().order(7, order)).isFalse();
            assertThat(queue().order(hold.ticket(), order)).isTrue();
            assertThat(hold.orders()).singleElement().returns("failover, asked by bob: primary hangs", Order::summary);
            assertThat(queue().answer(hold.ticket(), order.id())).isEmpty();
            hold.answer(order, "the secondary goes on");
            assertThat(hold.orders()).isEmpty();
            assertThat(queue().answer(hold.ticket(), order.id())).contains("the secondary goes on");
        }
        assertThat(queue().answer(1, order.id())).isEmpty();
    }

    @Test
    void takesACancelledTicketOutOfTheLine() throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        CountDownLatch waiting = new CountDownLatch(1);
        try (Hold held = hold(queue(), "d-1")) {
            Ticket ticket = queue().enter(applicant("d-2"));
            Future<TicketCancelledException> cancelled = threads.submit(() -> catchThrowableOfType(
                    TicketCancelledException.class, () -> ticket.await(LONG, position -> waiting.countDown())));
            assertThat(waiting.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(queue().order(2, Order.of(Order.Kind.CANCEL, "bob", "wrong commit")))
                    .isTrue();
            assertThat(cancelled.get(20, TimeUnit.SECONDS))
                    .hasMessage("Ticket 2 was taken out of the deployment queue: cancel, asked by bob: wrong commit.");
            assertThat(queue().look().depth()).isZero();
            held.check();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void letsALapsedHoldGoLikeThatOfADeadProcess() throws Exception {
        Takeovers takeovers = new Takeovers();
        PostgresQueue quick = database.queue("production", Duration.ofSeconds(60), Duration.ofMillis(500));
        Hold lapsed = hold(quick, "d-1");
        lapsed.lapse();
        lapsed.close();
        assertThat(quick.look().holder()).isEmpty();
        assertThat(quick.look().lost()).get().returns(lapsed.ticket(), Holder::ticket);
        assertThat(quick.isThere(lapsed.ticket())).isTrue();
        try (Hold next = quick.enter(applicant("d-2")).await(LONG, takeovers)) {
            assertThat(next.fencingToken()).isEqualTo(lapsed.fencingToken() + 1);
            assertThat(takeovers.losses()).containsExactly(Loss.PROCESS_GONE);
            assertThat(quick.isThere(lapsed.ticket())).isFalse();
        }
    }

    @Test
    void refusesASchemaOfAnotherVersion() throws Exception {
        hold(queue(), "d-1").close();
        database.change("UPDATE paws360_deploy.version SET number = 1");
        assertThatThrownBy(queue()::look)
                .isInstanceOf(QueueUnavailableException.class)
                .hasMessage("The deployment queue at " + queue().toString().substring("queue production at ".length())
                        + " is unavailable: its schema paws360_deploy is of another version (SQLSTATE P3600). Deploy with the"
                        + " version of this plugin that made it; or make sure that no deployment runs, then drop the schema"
                        + " paws360_deploy.");
        assertThatThrownBy(() -> queue().enter(applicant("d-2"))).isInstanceOf(QueueUnavailableException.class);
    }
}
