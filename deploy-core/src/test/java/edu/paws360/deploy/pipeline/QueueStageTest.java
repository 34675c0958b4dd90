package edu.paws360.deploy.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.HoldGranted;
import edu.paws360.deploy.event.OrderReceived;
import edu.paws360.deploy.event.QueueCrowded;
import edu.paws360.deploy.event.QueueEntered;
import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.queue.Applicant;
import edu.paws360.deploy.queue.DeploymentQueue;
import edu.paws360.deploy.queue.Destination;
import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.LiveCommit;
import edu.paws360.deploy.queue.Order;
import edu.paws360.deploy.queue.QueueListener;
import edu.paws360.deploy.queue.QueuePosition;
import edu.paws360.deploy.queue.QueueSnapshot;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.queue.Ticket;
import edu.paws360.deploy.queue.TicketCancelledException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueStageTest {
    @TempDir
    Path folder;

    private final List<JournalEntry> seen = new ArrayList<>();
    private final FakeHold hold = new FakeHold();
    private final FakeQueue queue = new FakeQueue();
    private Journal journal;
    private Run run;

    @BeforeEach
    void open() throws IOException {
        journal = Journal.open(folder, UnaryOperator.identity());
        run = new Run(new Recorder(journal, "d1", List.of(seen::add)), Optional.empty());
    }

    @AfterEach
    void close() throws IOException {
        run.release();
        journal.close();
    }

    @Test
    void tellsHowManyWaitWhenTheTurnCame() throws Exception {
        assertThat(execute().status().blocks()).isFalse();

        assertThat(events()).hasSize(2).first().isEqualTo(new QueueEntered(7, 4, 4, Optional.empty()));
        assertThat(((HoldGranted) events().get(1)).depth()).hasValue(0);
    }

    @Test
    void aQueueThatCannotBeAskedHowManyWaitIsNoReasonToStop() throws Exception {
        queue.blind = true;

        assertThat(execute().status().blocks()).isFalse();
        assertThat(((HoldGranted) events().get(1)).depth()).isEqualTo(OptionalInt.empty());
    }

    @Test
    void theOneThatMakesTheLineTooLongSaysSo() throws Exception {
        queue.crowds = true;
        execute();

        assertThat(events().get(1)).isEqualTo(new QueueCrowded(4, 3, Optional.empty()));
    }

    @Test
    void aTicketThatIsCancelledNamesWhoAndWhy() throws Exception {
        queue.cancelled = true;

        assertThat(execute())
                .isEqualTo(StageResult.failed(
                        ReasonCode.CANCELLED, "cancelled by ann: wrong commit; the ticket was taken out of the queue"));
        assertThat(events().get(1))
                .isEqualTo(new OrderReceived(
                        OrderReceived.Kind.CANCEL, "ann", "wrong commit", "the ticket was taken out of the queue"));
    }

    private StageResult execute() throws Exception {
        Applicant applicant = null;
        return new QueueStage(queue, applicant, Duration.ofMinutes(1), position -> {}).execute(run);
    }

    private List<DeploymentEvent> events() {
        return seen.stream().map(JournalEntry::event).toList();
    }

    private final class FakeQueue implements DeploymentQueue {
        private boolean crowds;
        private boolean cancelled;
        private boolean blind;

        @Override
        public Ticket enter(Applicant who) {
            return new FakeTicket();
        }

        @Override
        public QueueSnapshot look() throws QueueUnavailableException {
            if (blind) {
                throw new QueueUnavailableException("store", "it is away", "Wait.", null);
            }
            return new QueueSnapshot(Optional.empty(), Optional.empty(), List.of(), Optional.empty());
        }

        @Override
        public boolean isThere(long ticket) {
            return false;
        }

        @Override
        public boolean order(long ticket, Order order) {
            return false;
        }

        @Override
        public Optional<String> answer(long ticket, String orderId) {
            return Optional.empty();
        }

        @Override
        public Optional<LiveCommit> live(Destination where) {
            return Optional.empty();
        }

        private final class FakeTicket implements Ticket {
            @Override
            public long number() {
                return 7;
            }

            @Override
            public QueuePosition drawn() {
                return new QueuePosition(7, 4, 4, Optional.empty(), Optional.empty());
            }

            @Override
            public boolean crowds() {
                return crowds;
            }

            @Override
            public Hold await(Duration limit, QueueListener listener) throws TicketCancelledException {
                if (cancelled) {
                    throw new TicketCancelledException(7, Order.of(Order.Kind.CANCEL, "ann", "wrong commit"));
                }
                return hold;
            }

            @Override
            public void close() {
                // nothing is kept
            }
        }
    }
}
