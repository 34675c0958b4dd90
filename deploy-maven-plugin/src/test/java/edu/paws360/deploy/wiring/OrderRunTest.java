package edu.paws360.deploy.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.queue.Applicant;
import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.Order;
import edu.paws360.deploy.queue.QueueSnapshot;
import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.queue.Ticket;
import edu.paws360.deploy.queue.file.FileQueue;
import edu.paws360.deploy.testbed.Eventually;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an order, told of a deployment that obeys, is lost, or does not answer. */
@Timeout(60)
class OrderRunTest {
    private static final Duration LIMIT = Duration.ofMillis(300);

    @TempDir
    Path base;

    private final List<String> said = new ArrayList<>();
    private FileQueue queue;
    private Hold hold;

    @BeforeEach
    void holdProduction() throws Exception {
        queue = new FileQueue(base, "production", QueueTiming.defaults());
        hold = enter("d-1").await(Duration.ofSeconds(20), position -> {});
    }

    private Ticket enter(String id) throws Exception {
        return queue.enter(new Applicant(id, "ann", "4f2a9c1", "main", Optional.empty()));
    }

    /** An order, and what happens once it was left. */
    private OrderRun order(Runnable next) {
        return new OrderRun(queue, new NextScreen(said, next), "bea", "wrong commit", LIMIT);
    }

    @Test
    void aTicketThatWasGivenBackIsCancelled() throws Exception {
        assertThat(order(hold::close).cancel(1)).isEmpty();
        assertThat(said).containsExactly("Ticket 1 was told to end.");
    }

    @Test
    void aHolderThatWasLostIsNotCancelled() throws Exception {
        assertThat(order(hold::lapse).cancel(1))
                .contains(
                        "ticket 1 was told to end and is still in the queue after 0.3 s; it did not answer, and was lost"
                                + " without giving production back: its process ended or was silent for longer than its lease"
                                + " (deploy.queue.lease). Production stays closed until what it started has had time to end: the"
                                + " first in line goes at most 14 s after it saw the loss");
    }

    @Test
    void aHolderThatAnsweredAndWasLostIsNotCancelled() throws Exception {
        assertThat(order(this::answerAndLapse).cancel(1))
                .get()
                .asString()
                .startsWith(
                        "ticket 1 was told to end and is still in the queue after 0.3 s; it answered: it may still run,"
                                + " and was lost without giving production back: its process ended");
    }

    private void answerAndLapse() {
        hold.answer(open(), "it may still run");
        hold.lapse();
    }

    private Order open() {
        try {
            return hold.orders().get(0);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aLostHolderIsNotTakenForATicketThatNeverWas() throws Exception {
        lose();
        assertThat(order(() -> {}).cancel(1))
                .get()
                .asString()
                .startsWith(
                        "ticket 1 can be told nothing any more, it was lost without giving production back: its process");
        assertThat(order(() -> {}).cancel(2))
                .contains("ticket 2 neither waits nor holds production; deploy:queue shows those that do");
    }

    private void lose() {
        hold.lapse();
        Eventually.holds(() -> LostTicket.in(look(), 1).isPresent());
    }

    private QueueSnapshot look() {
        try {
            return queue.look();
        } catch (QueueUnavailableException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aWaiterWhoseProcessEndedIsPassedBy() throws Exception {
        QueueSnapshot without = look();
        assertThat(LostTicket.in(without, 1)).isEmpty();
        assertThat(LostTicket.in(without, 2))
                .contains(
                        "was lost: its process ended or was silent for longer than its lease (deploy.queue.lease), so that"
                                + " whoever comes next passes it by");
        hold.close();
    }

    @Test
    void aHolderThatDoesNotAnswerIsNotCancelled() throws Exception {
        assertThat(order(() -> {}).cancel(1))
                .contains(
                        "ticket 1 was told to end and is still in the queue after 0.3 s; it did not answer, so its process"
                                + " is frozen, cut off, or still ending its command. It loses production by itself when its lease"
                                + " (deploy.queue.lease) runs out");
        hold.close();
    }

    @Test
    void aFailoverOfALostHolderWasNotAnswered() throws Exception {
        lose();
        assertThat(order(() -> {}).failOver(1))
                .get()
                .asString()
                .startsWith(
                        "ticket 1 can be told nothing any more, it was lost without giving production back: its process");
    }

    @Test
    void aHolderThatLeavesWithoutAnAnswerLeavesOpenWhetherItFailedOver() throws Exception {
        CompletableFuture<Void> going = CompletableFuture.runAsync(() -> {
            Eventually.holds(() -> orders() > 0);
            hold.close();
        });

        assertThat(new OrderRun(queue, new NextScreen(said, () -> {}), "bea", "it hangs", Duration.ofSeconds(30))
                        .failOver(1))
                .contains(
                        "ticket 1 left the queue before an answer of it was seen; its deployment is over, and deploy:audit"
                                + " tells whether it failed over");
        going.join();
    }

    private int orders() {
        try {
            return hold.orders().size();
        } catch (QueueUnavailableException e) {
            throw new AssertionError(e);
        }
    }

    /** A screen on which the first line lets things go on. */
    private record NextScreen(List<String> lines, Runnable next) implements Screen {
        @Override
        public void say(String line) {
            lines.add(line);
            next.run();
        }

        @Override
        public void warn(String line) {
            lines.add(line);
        }
    }
}
