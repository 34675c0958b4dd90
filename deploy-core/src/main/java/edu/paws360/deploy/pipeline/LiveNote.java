package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.LiveNoted;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.queue.Destination;
import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.QueueException;
import java.util.Optional;

/**
 * Notes what is live once a deployment is decided, while production is still ours. Only what was found healthy is noted: after
 * a failure that was not rolled back, what was noted before is what later commits are compared with.
 *
 * @param started what was deployed
 * @param rollback how the earlier version is brought back, where it can be
 */
record LiveNote(DeploymentStarted started, Optional<Rollback> rollback) {
    /** That it could not be noted is told, and changes no verdict. */
    void after(Verdict verdict, Run run) throws JournalException {
        Optional<Hold> hold = run.hold();
        Optional<String> commit = hold.flatMap(held -> live(verdict));
        if (commit.isPresent()) {
            run.record(noted(hold.get(), commit.get()));
        }
    }

    private Optional<String> live(Verdict verdict) {
        if (verdict.succeeded()) {
            return Optional.of(started.commit());
        }
        return verdict.reason().equals(ReasonCode.ROLLED_BACK)
                ? rollback.flatMap(back -> back.earlier().get())
                : Optional.empty();
    }

    private LiveNoted noted(Hold hold, String commit) {
        try {
            hold.noteLive(new Destination(started.project(), started.environment()), commit);
            return hold.keepsLive()
                    ? new LiveNoted(commit, true, "the queue's store has it")
                    : LiveNoted.withoutPlace(commit);
        } catch (QueueException | RuntimeException failed) {
            return new LiveNoted(commit, false, String.valueOf(failed.getMessage()));
        }
    }
}
