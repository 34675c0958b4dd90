package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.journal.JournalException;

/** One step of a deployment. It records what it sees, and decides whether the deployment may go on. */
public interface Stage {
    /**
     * Which of the spec's stages this is.
     *
     * @return the name
     */
    StageName name();

    /**
     * Does the work.
     *
     * @param run the deployment so far
     * @return how it ended; a stage that cannot decide has failed
     * @throws JournalException if something could not be recorded
     * @throws InterruptedException if the deployment was cancelled; whatever was started has been ended
     */
    StageResult execute(Run run) throws JournalException, InterruptedException;
}
