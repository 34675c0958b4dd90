package edu.paws360.deploy.queue.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import edu.paws360.deploy.queue.DeploymentQueue;
import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.HoldLostException;
import edu.paws360.deploy.queue.Holder;
import edu.paws360.deploy.queue.Loss;
import edu.paws360.deploy.queue.QueueListener;
import edu.paws360.deploy.queue.QueuePosition;
import edu.paws360.deploy.queue.QueueTimeoutException;
import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.queue.Takeovers;
import edu.paws360.deploy.queue.Ticket;
import edu.paws360.deploy.queue.TicketLostException;
import edu.paws360.deploy.queue.Waiter;
import edu.paws360.deploy.queue.lease.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileQueueTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final QueueListener QUIET = position -> {};

    @TempDir
    Path base;

    private final SettableClock clock = new SettableClock();

    private FileQueue queue() {
        return new FileQueue(base, "production", QueueTiming.defaults(), clock);
    }

    /** One that soon takes over from a holder that was lost. */
    private FileQueue hasty() {
        return new FileQueue(base, "production", QueueTiming.defaults().withSettle(Duration.ofMillis(50)), clock);
    }

    private static Hold hold(DeploymentQueue queue, String id) throws Exception {
        return queue.enter(QueueProcess.applicant(id)).await(LONG, QUIET);
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
        Ticket second = queue().enter(QueueProcess.applicant("d-2"));
        Ticket third = queue().enter(QueueProcess.applicant("d-3"));
        assertThat(third.drawn()).returns(2, QueuePosition::ahead).returns(2, QueuePosition::depth);
        assertThat(queue().look().waiting()).extracting(Waiter::ticket).containsExactly(2L, 3L);
        assertThat(queue().look().depth()).isEqualTo(2);
        assertThat(queue().isThere(2)).isTrue();
        second.close();
        assertThat(queue().isThere(2)).isFalse();
        first.close();
        try (Hold hold = third.await(LONG, told::add)) {
            assertThat(told).containsExactly(new QueuePosition(3, 0, 1, Optional.empty(), Optional.of(Duration.ZERO)));
            assertThat(hold.fencingToken()).isEqualTo(first.fencingToken() + 1);
        }
    }

    @Test
    void servesThreadsInTheOrderOfTheirTickets() throws Exception {
        Path log = base.resolve("turns");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> done = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                DeploymentQueue own = queue();
                done.add(threads.submit(() -> {
                    Turns.take(own, log, 3);
                    return true;
                }));
            }
            for (Future<Boolean> one : done) {
                assertThat(one.get(60, TimeUnit.SECONDS)).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        Turns.assertOneAtATime(log, 24);
    }

    @Test
    void namesTheHolderWhenTheWaitIsTooLong() throws Exception {
        try (Hold held = hold(queue(), "d-1")) {
            Ticket late = queue().enter(QueueProcess.applicant("d-2"));
            QueueTimeoutException timeout =
                    catchThrowableOfType(QueueTimeoutException.class, () -> late.await(Duration.ofMillis(60), QUIET));
            assertThat(timeout)
                    .hasMessage("Ticket 2 waited 0 s (deploy.queue.timeout) for its turn, and 1 of the queue are still"
                            + " ahead; production is held by ticket 1, deployment d-1 by ann (4f2a9c1 on main), process "
                            + ProcessHandle.current().pid()
                            + ", since 2026-01-05T10:00:00Z. Wait until it has finished or cancel"
                            + " it, then start this deployment again.");
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
                Ticket ticket = queue().enter(QueueProcess.applicant("d-2"));
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
        Ticket ticket = queue().enter(QueueProcess.applicant("d-1"));
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
        Ticket ticket = queue().enter(QueueProcess.applicant("d-1"));
        ticket.close();
        assertThatThrownBy(() -> ticket.await(LONG, QUIET))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Ticket 1 was closed or used before; draw a new one.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "[]", "{\"format\":2,\"lastTicket\":1", "{\"format\":2} {}"})
    void failsClosedOnAStateItCannotRead(String damaged) throws Exception {
        Hold hold = hold(queue(), "d-1");
        Path state = base.resolve("production/queue.json");
        String sound = Files.readString(state);
        Files.writeString(state, damaged);
        assertUnavailable("queue.json is not a queue of format 2");
        assertThatThrownBy(hold::check)
                .isInstanceOf(HoldLostException.class)
                .hasMessageContaining("the store cannot tell who holds production");
        assertThat(state).hasContent(damaged);
        Files.writeString(state, sound);
        hold.check();
        hold.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"format\" : 1", "\"format\" : 3", "\"format\" : 2, \"colour\" : 3"})
    void failsClosedOnAStateOfAnotherVersion(String format) throws Exception {
        hold(queue(), "d-1").close();
        Path state = base.resolve("production/queue.json");
        Files.writeString(state, Files.readString(state).replace("\"format\" : 2", format));
        assertUnavailable("queue.json is not a queue of format 2");
    }

    private void assertUnavailable(String seen) {
        assertThatThrownBy(() -> queue().look())
                .isInstanceOf(QueueUnavailableException.class)
                .hasMessageContaining(seen);
        assertThatThrownBy(() -> queue().enter(QueueProcess.applicant("d-2")))
                .isInstanceOf(QueueUnavailableException.class)
                .hasMessageContaining(seen);
    }

    @Test
    void failsClosedOnAStateThatIsMissing() throws Exception {
        Hold hold = hold(queue(), "d-1");
        Files.delete(base.resolve("production/queue.json"));
        assertUnavailable(
                "queue.json is missing although tickets were drawn. Make sure that no deployment runs, then remove"
                        + " the folder " + base.resolve("production") + " and start again.");
        hold.close();
    }

    @Test
    void saysWhatToDoAboutAFolderThatCannotBeUsed() throws Exception {
        Path file = Files.createFile(base.resolve("file"));
        DeploymentQueue queue = new FileQueue(file, "production", QueueTiming.defaults());
        assertThatThrownBy(() -> queue.enter(QueueProcess.applicant("d-1")))
                .isInstanceOf(QueueUnavailableException.class)
                .hasMessageStartingWith("The deployment queue at " + file.resolve("production")
                        + " is unavailable: its files" + " cannot be read or written (")
                .hasMessageEndingWith(
                        "Give this user the right to read and write the folder, or set deploy.queue.url to"
                                + " another one.");
        assertThatThrownBy(queue::look).isInstanceOf(QueueUnavailableException.class);
    }

    @Test
    void looksWithoutMakingAnything() throws Exception {
        assertThat(queue().look().isIdle()).isTrue();
        assertThat(queue().isThere(1)).isFalse();
        assertThat(base).isEmptyDirectory();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no POSIX rights to look at")
    void makesItsFolderForItsOwnerOnly() throws Exception {
        hold(queue(), "d-1").close();
        assertThat(Files.getPosixFilePermissions(base.resolve("production")))
                .hasSize(3)
                .allMatch(right -> right.name().startsWith("OWNER_"));
    }

    @Test
    void countsTokensOnWhenNobodyIsLeft() throws Exception {
        long first = tokenOfOneTurn();
        assertThat(tokenOfOneTurn()).isEqualTo(first + 1);
    }

    @Test
    void beginsTokensAboveThoseOfAQueueThatWasRemoved() throws Exception {
        long first = tokenOfOneTurn();
        try (Stream<Path> files = Files.walk(base.resolve("production"))) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
        clock.advance(Duration.ofSeconds(2));
        assertThat(tokenOfOneTurn()).isEqualTo(first + 2);
    }

    private long tokenOfOneTurn() throws Exception {
        try (Hold hold = hold(queue(), "d-1")) {
            return hold.fencingToken();
        }
    }

    @Test
    void losesTheHoldWhenSomebodyRemovesTheQueue() throws Exception {
        Hold removed = hold(queue(), "d-1");
        Files.move(base.resolve("production"), base.resolve("old"));
        try (Hold next = hold(queue(), "d-2")) {
            assertThatThrownBy(removed::check).isInstanceOf(HoldLostException.class);
            removed.close();
            next.check();
        }
    }

    @Test
    void leavesNothingButTheStateBehind() throws Exception {
        hold(queue(), "d-1").close();
        try (Stream<Path> files = Files.walk(base)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("queue.json", "queue.lock");
        }
    }

    @Test
    void letsGroupsGoSideBySide() throws Exception {
        FileQueue staging = new FileQueue(base, "staging", QueueTiming.defaults(), clock);
        try (Hold one = hold(queue(), "d-1");
                Hold other = hold(staging, "d-2")) {
            one.check();
            other.check();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a/b", ".hidden", "a b"})
    void refusesAGroupThatIsNoFolderName(String group) {
        assertThatThrownBy(() -> new FileQueue(base, group, QueueTiming.defaults()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The queue's group is \"" + group + "\", expected 1 to 64 letters, digits, dots, dashes and"
                        + " underscores, beginning with a letter or digit.");
    }

    @Test
    void takesTheHoldFromOneWhoseLeaseHasRunOut() throws Exception {
        Takeovers takeovers = new Takeovers();
        Hold silent = hold(hasty(), "d-1");
        clock.advance(Duration.ofSeconds(91));
        assertThatThrownBy(silent::check)
                .hasMessage("The hold with fencing token " + silent.fencingToken()
                        + " cannot be relied on any more: it was not"
                        + " renewed within its lease (deploy.queue.lease), so that anybody may take over. Nothing further may"
                        + " be changed; look at what was deployed until now, then start again.");
        try (Hold next = hasty().enter(QueueProcess.applicant("d-2")).await(LONG, takeovers)) {
            assertThat(takeovers.losses()).containsExactly(Loss.LEASE_RAN_OUT);
            HoldLostException lost = catchThrowableOfType(HoldLostException.class, silent::check);
            assertThat(lost.successor()).get().returns(next.fencingToken(), Holder::token);
            silent.close();
            next.check();
            assertThat(queue().look().holder()).get().returns(next.ticket(), Holder::ticket);
        }
    }

    @Test
    void keepsProductionClosedWhileWhatASilentHolderStartedIsEnded() throws Exception {
        Hold silent = hold(queue(), "d-1");
        clock.advance(Duration.ofDays(1));
        Ticket next = hasty().enter(QueueProcess.applicant("d-2"));

        assertThatThrownBy(() -> next.await(Duration.ofMillis(300), QUIET))
                .isInstanceOf(QueueTimeoutException.class)
                .hasMessageContaining("production is held by ticket 1, deployment d-1");
        assertThatThrownBy(silent::check).isInstanceOf(HoldLostException.class);
    }

    @Test
    void tellsAWaiterWhosePlaceHasRunOut() throws Exception {
        Ticket paused = queue().enter(QueueProcess.applicant("d-1"));
        clock.advance(Duration.ofSeconds(91));
        assertThat(queue().look().isIdle()).isTrue();
        assertThatThrownBy(() -> paused.await(LONG, QUIET))
                .isInstanceOf(TicketLostException.class)
                .hasMessage("Ticket 1 is no longer in the deployment queue: nothing was heard of it for 90 s"
                        + " (deploy.queue.lease), so that others went ahead, or somebody cleared the queue. Start the"
                        + " deployment again to draw a new ticket.");
    }

    @Test
    void showsAHolderThatWasLostForAsLongAsProductionStaysClosed() throws Exception {
        Hold silent = hold(queue(), "d-1");
        assertThat(queue().isThere(1)).isTrue();
        clock.advance(Duration.ofSeconds(91));

        assertThat(queue().look().holder()).isEmpty();
        assertThat(queue().look().lost()).get().returns(silent.ticket(), Holder::ticket);
        assertThat(queue().look().isIdle()).isFalse();
        assertThat(queue().isThere(1)).isTrue();
        silent.close();
        assertThat(queue().look().isIdle()).isTrue();
        assertThat(queue().isThere(1)).isFalse();
    }

    @Test
    void doesNotJudgeALeaseOfAnotherClock() throws Exception {
        try (Hold held = hold(queue(), "d-1")) {
            clock.reboot();
            assertThat(queue().look().holder()).get().returns(held.ticket(), Holder::ticket);
        }
    }

    @Test
    void renewsItsLeaseInTheBackground() throws Exception {
        FileQueue real =
                new FileQueue(base, "production", QueueTiming.defaults().withLease(Duration.ofSeconds(4)));
        try (Hold hold = hold(real, "d-1")) {
            Stamp first = until();
            long deadline = System.nanoTime() + LONG.toNanos();
            while (!first.isPast(until()) && System.nanoTime() < deadline) {
                Thread.sleep(20);
            }
            assertThat(first.isPast(until())).isTrue();
            hold.check();
        }
    }

    private Stamp until() throws IOException {
        return LeaseText.read(QueueFolder.of(base, "production").ticket(1).lease())
                .orElseThrow();
    }
}
