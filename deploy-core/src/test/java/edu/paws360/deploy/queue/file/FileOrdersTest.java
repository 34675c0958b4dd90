package edu.paws360.deploy.queue.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.Order;
import edu.paws360.deploy.queue.QueueListener;
import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.queue.Ticket;
import edu.paws360.deploy.queue.TicketCancelledException;
import edu.paws360.deploy.queue.TicketLostException;
import edu.paws360.deploy.testbed.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileOrdersTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final QueueListener QUIET = position -> {};
    private static final Order FAILOVER = Order.of(Order.Kind.FAILOVER, "bea", "primary is slow");
    private static final Order CANCEL = Order.of(Order.Kind.CANCEL, "ann", "wrong commit");

    @TempDir
    Path base;

    private final SettableClock clock = new SettableClock();

    private FileQueue queue() {
        return new FileQueue(base, "production", QueueTiming.defaults(), clock);
    }

    private Hold hold() throws Exception {
        return queue().enter(QueueProcess.applicant("d-1")).await(LONG, QUIET);
    }

    @Test
    void reachTheHolderAndAreAnswered() throws Exception {
        try (Hold hold = hold()) {
            assertThat(hold.orders()).isEmpty();
            assertThat(queue().order(1, FAILOVER)).isTrue();
            assertThat(hold.orders()).containsExactly(FAILOVER);
            assertThat(queue().answer(1, FAILOVER.id())).isEmpty();

            hold.answer(FAILOVER, "the secondary goes on");

            assertThat(hold.orders()).isEmpty();
            assertThat(queue().answer(1, FAILOVER.id())).contains("the secondary goes on");
        }
    }

    @Test
    void comeOldestFirst() throws Exception {
        try (Hold hold = hold()) {
            Order late = new Order("late", Order.Kind.CANCEL, "ann", "", Instant.parse("2026-01-05T10:00:02Z"));
            Order early = new Order("early", Order.Kind.FAILOVER, "bea", "", Instant.parse("2026-01-05T10:00:01Z"));
            queue().order(1, late);
            queue().order(1, early);
            assertThat(hold.orders()).containsExactly(early, late);
        }
    }

    @Test
    void areNotForOneWhoseNumberCameAgainAfterTheFolderWasCleared() throws Exception {
        try (Hold hold = hold();
                Ticket old = queue().enter(QueueProcess.applicant("d-2"))) {
            Files.move(base.resolve("production"), base.resolve("cleared"));
            try (Hold other = hold();
                    Ticket same = queue().enter(QueueProcess.applicant("d-4"))) {
                assertThat(other.ticket()).isEqualTo(hold.ticket());
                assertThat(same.number()).isEqualTo(old.number());
                assertThat(queue().order(same.number(), CANCEL)).isTrue();

                assertThatThrownBy(() -> old.await(LONG, QUIET)).isInstanceOf(TicketLostException.class);
                assertThatThrownBy(() -> same.await(LONG, QUIET)).isInstanceOf(TicketCancelledException.class);
            }
        }
    }

    @Test
    void goWithTheirTicket() throws Exception {
        Hold hold = hold();
        queue().order(1, FAILOVER);
        hold.answer(FAILOVER, "no");
        hold.close();

        assertThat(queue().answer(1, FAILOVER.id())).isEmpty();
        assertThat(queue().order(1, CANCEL)).isFalse();
        assertThat(base.resolve("production/tickets")).isEmptyDirectory();
    }

    @Test
    void takeAWaiterOutOfTheLine() throws Exception {
        try (Hold hold = hold()) {
            Ticket ticket = queue().enter(QueueProcess.applicant("d-2"));
            assertThat(queue().order(2, CANCEL)).isTrue();

            TicketCancelledException cancelled =
                    catchThrowableOfType(TicketCancelledException.class, () -> ticket.await(LONG, QUIET));

            assertThat(cancelled)
                    .hasMessage("Ticket 2 was taken out of the deployment queue: cancel, asked by ann: wrong commit.");
            assertThat(cancelled.order()).isEqualTo(CANCEL);
            assertThat(queue().look().depth()).isZero();
            hold.check();
        }
    }

    @Test
    void askAWaiterInVainToFailOver() throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        Hold hold = hold();
        try (Ticket ticket = queue().enter(QueueProcess.applicant("d-2"))) {
            CompletableFuture<Hold> next = new CompletableFuture<>();
            threads.execute(() -> await(ticket, next));
            queue().order(2, FAILOVER);
            Eventually.holds(this::isAnswered);
            assertThat(queue().answer(2, FAILOVER.id()))
                    .contains("refused: ticket 2 still waits for its turn and runs nothing yet");
            hold.close();
            next.get(20, TimeUnit.SECONDS).close();
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(Ticket ticket, CompletableFuture<Hold> next) {
        try {
            next.complete(ticket.await(LONG, QUIET));
        } catch (Exception e) {
            next.completeExceptionally(e);
        }
    }

    private boolean isAnswered() {
        try {
            return queue().answer(2, FAILOVER.id()).isPresent();
        } catch (QueueUnavailableException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void areNotLeftForNobody() throws Exception {
        assertThat(queue().order(1, CANCEL)).isFalse();
        assertThat(base).isEmptyDirectory();
        Hold silent = hold();
        assertThat(queue().order(2, CANCEL)).isFalse();
        clock.advance(Duration.ofSeconds(91));
        assertThat(queue().order(1, CANCEL)).isFalse();
        silent.close();
    }

    @Test
    void refuseAnIdThatIsNoFileName() throws Exception {
        try (Hold hold = hold()) {
            Order odd = new Order("../7", Order.Kind.CANCEL, "ann", "", Instant.EPOCH);
            assertThatThrownBy(() -> queue().order(1, odd))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The order's id is \"../7\", expected 1 to 64 letters, digits and dashes.");
            assertThat(hold.orders()).isEmpty();
        }
    }
}
