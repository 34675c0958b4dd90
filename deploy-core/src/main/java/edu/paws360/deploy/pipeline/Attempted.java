package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.ExecutionFinished.Ending;
import edu.paws360.deploy.event.RunnerRole;
import java.util.Optional;

/**
 * How an attempt ended. Immutable.
 *
 * @param role the runner's role
 * @param runner its name
 * @param told how it ended, in the words of the journal
 * @param provenStopped whether nothing of it runs any more
 * @param cancelled whether somebody interrupted the deployment meanwhile
 */
record Attempted(RunnerRole role, String runner, ExecutionTold told, boolean provenStopped, boolean cancelled) {

    boolean succeeded() {
        return provenStopped && told.reason().equals(ReasonCode.OK);
    }

    boolean neverStarted() {
        return told.ending() == Ending.NOT_STARTED;
    }

    /** Which runner, and how it ended. */
    String inWords() {
        return role.label() + " runner " + runner + ": " + told.detail();
    }

    /**
     * Why nothing may follow, whatever the attempt came to.
     *
     * @throws InterruptedException if somebody cancelled the deployment
     */
    Optional<StageResult> end(Run run) throws InterruptedException {
        if (!provenStopped) {
            return Optional.of(StageResult.failed(
                    ReasonCode.PRIMARY_NOT_FENCED, told.detail() + "; it is not proven that it has stopped"));
        }
        Optional<StageResult> fault = run.helm().end();
        boolean stopped =
                told.ending() == Ending.CANCELLED && run.helm().failover().isEmpty();
        if (fault.isEmpty() && (cancelled || stopped)) {
            throw new InterruptedException("cancelled while the deployment command ran");
        }
        return fault;
    }
}
