package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.ConcurrencyViolated;
import edu.paws360.deploy.event.HoldGranted;
import edu.paws360.deploy.event.QueueEntered;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.queue.Applicant;
import edu.paws360.deploy.queue.DeploymentQueue;
import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.Holder;
import edu.paws360.deploy.queue.QueueException;
import edu.paws360.deploy.queue.QueueListener;
import edu.paws360.deploy.queue.QueuePosition;
import edu.paws360.deploy.queue.QueueTimeoutException;
import edu.paws360.deploy.queue.Ticket;
import java.time.Duration;

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
            return hold(run, ticket);
        } catch (QueueTimeoutException late) {
            return StageResult.failed(ReasonCode.QUEUE_TIMEOUT, late.getMessage());
        } catch (QueueException unusable) {
            return StageResult.failed(ReasonCode.QUEUE_UNAVAILABLE, unusable.getMessage());
        }
    }

    private StageResult hold(Run run, Ticket ticket) throws QueueException, JournalException, InterruptedException {
        long began = System.nanoTime();
        Hold hold = ticket.await(limit, listener);
        run.keep(hold);
        Duration waited = Duration.ofNanos(System.nanoTime() - began);
        run.record(new HoldGranted(hold.ticket(), hold.fencingToken(), waited));
        return StageResult.passed("ticket " + hold.ticket() + " holds production with fencing token "
                + hold.fencingToken() + " after " + waited.toSeconds() + " s");
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
