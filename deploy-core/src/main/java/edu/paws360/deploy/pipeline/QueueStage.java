package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.ConcurrencyViolated;
import edu.paws360.deploy.event.HoldGranted;
import edu.paws360.deploy.event.OrderReceived;
import edu.paws360.deploy.event.QueueCrowded;
import edu.paws360.deploy.event.QueueEntered;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.queue.Applicant;
import edu.paws360.deploy.queue.DeploymentQueue;
import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.Holder;
import edu.paws360.deploy.queue.Order;
import edu.paws360.deploy.queue.QueueException;
import edu.paws360.deploy.queue.QueueListener;
import edu.paws360.deploy.queue.QueuePosition;
import edu.paws360.deploy.queue.QueueSnapshot;
import edu.paws360.deploy.queue.QueueTimeoutException;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.queue.Ticket;
import edu.paws360.deploy.queue.TicketCancelledException;
import java.time.Duration;
import java.util.OptionalInt;

/** Waits for the turn (spec, "Concurrency Control"). From its end to the end of the deployment the queue is held. */
public final class QueueStage implements Stage {
    private final DeploymentQueue queue;
    private final Applicant applicant;
    private final Duration limit;
    private final QueueListener listener;

    /**
     * A queue stage.
     *
     * @param queue the queue
     * @param applicant who waits
     * @param limit how long to wait for the turn; the spec's default is 30 minutes
     * @param listener sees how the line moves
     */
    public QueueStage(DeploymentQueue queue, Applicant applicant, Duration limit, QueueListener listener) {
        this.queue = queue;
        this.applicant = applicant;
        this.limit = limit;
        this.listener = listener;
    }

    @Override
    public StageName name() {
        return StageName.QUEUE;
    }

    @Override
    public StageResult execute(Run run) throws JournalException, InterruptedException {
        try (Ticket ticket = queue.enter(applicant)) {
            recordEntry(run, ticket.drawn());
            if (ticket.crowds()) {
                recordCrowd(run, ticket.drawn());
            }
            return hold(run, ticket);
        } catch (QueueTimeoutException late) {
            return StageResult.failed(ReasonCode.QUEUE_TIMEOUT, late.getMessage());
        } catch (TicketCancelledException ordered) {
            return cancelled(run, ordered.order());
        } catch (QueueException unusable) {
            return StageResult.failed(ReasonCode.QUEUE_UNAVAILABLE, unusable.getMessage());
        }
    }

    private StageResult hold(Run run, Ticket ticket) throws QueueException, JournalException, InterruptedException {
        long began = System.nanoTime();
        Hold hold = ticket.await(limit, listener);
        run.keep(hold);
        Duration waited = Duration.ofNanos(System.nanoTime() - began);
        run.record(new HoldGranted(hold.ticket(), hold.fencingToken(), waited, depth()));
        return StageResult.passed("ticket " + hold.ticket() + " holds production with fencing token "
                + hold.fencingToken() + " after " + waited.toSeconds() + " s");
    }

    private OptionalInt depth() {
        try {
            return OptionalInt.of(queue.look().depth());
        } catch (QueueUnavailableException unknown) {
            return OptionalInt.empty();
        }
    }

    /** The ticket was given back already; who ordered it has the answer from there. */
    private static StageResult cancelled(Run run, Order order) throws JournalException {
        run.record(new OrderReceived(
                OrderReceived.Kind.CANCEL, order.by(), order.why(), "the ticket was taken out of the queue"));
        return StageResult.failed(
                ReasonCode.CANCELLED, "cancelled by " + Helm.asked(order) + "; the ticket was taken out of the queue");
    }

    private static void recordCrowd(Run run, QueuePosition drawn) throws JournalException {
        run.record(new QueueCrowded(
                drawn.depth(), QueueSnapshot.CROWDED, drawn.holder().map(Holder::summary)));
    }

    private static void recordEntry(Run run, QueuePosition drawn) throws JournalException {
        run.record(new QueueEntered(
                drawn.ticket(), drawn.ahead(), drawn.depth(), drawn.holder().map(Holder::summary)));
        if (drawn.holder().isPresent()) {
            run.record(new ConcurrencyViolated(
                    drawn.holder().get().summary(),
                    "production was held when this deployment came; it waits its turn"));
        }
    }
}
