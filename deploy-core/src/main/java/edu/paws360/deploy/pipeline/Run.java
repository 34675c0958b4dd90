package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.HoldReleased;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.HoldLostException;
import java.util.Optional;

/** A deployment under way: what the stages share. Used by the deployment's thread alone. */
public final class Run {
    private final Recorder recorder;
    private Optional<Hold> hold = Optional.empty();

    Run(Recorder recorder) {
        this.recorder = recorder;
    }

    /**
     * Writes what happened into the journal.
     *
     * @param event what happened
     * @throws JournalException if it could not be written
     */
    public void record(DeploymentEvent event) throws JournalException {
        recorder.record(event);
    }

    /**
     * Keeps the hold until the end of the deployment.
     *
     * @param granted what the queue gave
     */
    public void keep(Hold granted) {
        hold = Optional.of(granted);
    }

    /**
     * The hold, once the queue has given it.
     *
     * @return the hold, or nothing before the queue stage and after the end
     */
    public Optional<Hold> hold() {
        return hold;
    }

    /** Why nothing more may be changed: the hold is not ours any more, or nobody can tell. */
    Optional<StageResult> holdFault() {
        try {
            if (hold.isPresent()) {
                hold.get().check();
            }
            return Optional.empty();
        } catch (HoldLostException lost) {
            return Optional.of(StageResult.failed(ReasonCode.HOLD_LOST, lost.getMessage()));
        }
    }

    /** Lets the next one go; what was never held is not released. */
    void release() throws JournalException {
        if (hold.isPresent()) {
            Hold held = hold.get();
            hold = Optional.empty();
            held.close();
            record(new HoldReleased(held.ticket(), held.fencingToken()));
        }
    }
}
