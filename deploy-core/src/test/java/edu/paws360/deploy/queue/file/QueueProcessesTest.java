package edu.paws360.deploy.queue.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.Holder;
import edu.paws360.deploy.queue.Loss;
import edu.paws360.deploy.queue.QueueListener;
import edu.paws360.deploy.queue.QueueTimeoutException;
import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.queue.Takeovers;
import edu.paws360.deploy.queue.Ticket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class QueueProcessesTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration SHORT_LEASE = Duration.ofSeconds(2);
    private static final Duration SETTLE = Duration.ofMillis(100);
    private static final QueueListener QUIET = position -> {};

    @TempDir
    Path base;

    private FileQueue queue(Duration lease, Duration settle) {
        return new FileQueue(
                base, "production", QueueTiming.defaults().withLease(lease).withSettle(settle));
    }

    private Hold hold(String id) throws Exception {
        return queue(LEASE, SETTLE).enter(QueueProcess.applicant(id)).await(LONG, QUIET);
    }

    private ChildQueue child(Duration lease) throws Exception {
        return new ChildQueue(base, "production", lease, SETTLE);
    }

    @Test
    void serveProcessesInTheOrderOfTheirTickets() throws Exception {
        Path log = base.resolve("turns");
        List<ChildQueue> children = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                children.add(child(LEASE));
                children.get(i).send("hammer " + log + " 5");
            }
            Turns.take(queue(LEASE, SETTLE), log, 5);
            for (ChildQueue child : children) {
                assertThat(child.answer()).isEqualTo("ok");
            }
        } finally {
            for (ChildQueue child : children) {
                child.close();
            }
        }
        Turns.assertOneAtATime(log, 25);
    }

    @Test
    void replaceAHolderThatWasKilled() throws Exception {
        Takeovers takeovers = new Takeovers();
        try (ChildQueue child = child(LEASE)) {
            long token = child.hold();
            child.kill();
            assertThat(queue(LEASE, SETTLE).look().holder()).isEmpty();
            assertThat(queue(LEASE, SETTLE).look().lost()).get().returns(token, Holder::token);
            try (Hold next =
                    queue(LEASE, SETTLE).enter(QueueProcess.applicant("d-2")).await(LONG, takeovers)) {
                next.check();
                assertThat(next.fencingToken()).isEqualTo(token + 1);
                assertThat(takeovers.holders()).containsExactly("d-child");
                assertThat(takeovers.losses()).containsExactly(Loss.PROCESS_GONE);
            }
        }
    }

    @Test
    void keepProductionClosedWhileTheCommandsOfADeadHolderAreEnded() throws Exception {
        try (ChildQueue child = child(LEASE)) {
            child.hold();
            child.kill();
            Ticket next = queue(LEASE, Duration.ofSeconds(14)).enter(QueueProcess.applicant("d-2"));
            assertThatThrownBy(() -> next.await(Duration.ofMillis(300), QUIET))
                    .isInstanceOf(QueueTimeoutException.class)
                    .hasMessageContaining("production is held by ticket 1, deployment d-child");
        }
    }

    @Test
    void keepProductionClosedForAsLongAsTheDeadHolderSaidThatItNeeds() throws Exception {
        try (ChildQueue child = new ChildQueue(base, "production", LEASE, Duration.ofSeconds(14))) {
            child.hold();
            child.kill();
            Ticket next = queue(LEASE, Duration.ZERO).enter(QueueProcess.applicant("d-2"));
            assertThatThrownBy(() -> next.await(Duration.ofMillis(300), QUIET))
                    .isInstanceOf(QueueTimeoutException.class)
                    .hasMessageContaining("production is held by ticket 1, deployment d-child");
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "stops a process by signal and reads its state from /proc")
    void replaceAHolderThatWasStoppedForLongerThanItsLease() throws Exception {
        try (ChildQueue child = child(SHORT_LEASE)) {
            long token = child.hold();
            child.stop(QueueFolder.of(base, "production"));
            try (Hold next = hold("d-2")) {
                child.resume();
                assertThat(child.ask("check"))
                        .startsWith(
                                "HoldLostException The hold with fencing token " + token
                                        + " cannot be relied on any more: production is held by ticket 2, deployment d-2 by ann");
                assertThat(child.ask("close")).isEqualTo("ok " + token);
                next.check();
                assertThat(next.fencingToken()).isEqualTo(token + 1);
                assertThat(child.ask("look")).isEqualTo("2");
            }
        }
    }

    @Test
    void dropAWaiterThatWasKilled() throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        CountDownLatch second = new CountDownLatch(1);
        CountDownLatch first = new CountDownLatch(1);
        Hold held = hold("d-1");
        try (ChildQueue child = child(LEASE)) {
            assertThat(child.ask("enter d-2")).isEqualTo("ok");
            Future<Hold> next = threads.submit(() -> queue(LEASE, SETTLE)
                    .enter(QueueProcess.applicant("d-3"))
                    .await(LONG, position -> (position.ahead() == 2 ? second : first).countDown()));
            assertThat(second.await(20, TimeUnit.SECONDS)).isTrue();
            child.kill();
            assertThat(first.await(20, TimeUnit.SECONDS)).isTrue();
            held.close();
            try (Hold hold = next.get(20, TimeUnit.SECONDS)) {
                assertThat(hold.ticket()).isEqualTo(3);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "stops a process by signal and reads its state from /proc")
    void tellAWaiterThatItWasStoppedForTooLong() throws Exception {
        try (ChildQueue child = child(SHORT_LEASE)) {
            Hold held = hold("d-1");
            assertThat(child.ask("enter d-2")).isEqualTo("ok");
            child.stop(QueueFolder.of(base, "production"));
            Ticket third = queue(LEASE, SETTLE).enter(QueueProcess.applicant("d-3"));
            held.close();
            try (Hold hold = third.await(LONG, QUIET)) {
                child.resume();
                assertThat(child.ask("await 20000"))
                        .startsWith("TicketLostException Ticket 2 is no longer in the deployment queue");
                hold.check();
            }
        }
    }

    @Test
    void seeASignOfLifeThatAnotherQueueOfTheSameMachineLookedAt() throws Exception {
        try (Hold held = hold("d-1");
                ChildQueue child = child(LEASE)) {
            Ticket second = queue(LEASE, SETTLE).enter(QueueProcess.applicant("d-2"));
            assertThatThrownBy(() -> second.await(Duration.ofMillis(300), QUIET))
                    .isInstanceOf(QueueTimeoutException.class);
            assertThat(child.ask("enter d-3")).isEqualTo("ok");
            assertThat(child.ask("await 500"))
                    .startsWith("QueueTimeoutException Ticket 3 waited 0 s (deploy.queue.timeout) for its turn");
            held.check();
        }
    }
}
