package edu.paws360.deploy.wiring;

import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.pipeline.Step;
import edu.paws360.deploy.pipeline.StepSearch;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The step that a process does of a deployment, instead of all of it.
 *
 * @param id the deployment
 * @param step the step
 * @param before the lines of the journal that earlier steps wrote; none if the deployment begins
 * @param found the run's deployment, as it was when that was decided
 * @param again finds it once more, while the journal is verified
 */
record StepWork(String id, Step step, List<JournalEntry> before, Optional<StepSearch.Found> found, StepSearch again) {

    /** Refuses to go on if another process was quicker. */
    void requireUnchanged() throws IOException {
        if (!again.found().equals(found)) {
            throw new IOException("Another step of workflow run " + step.run().name()
                    + " went on meanwhile: its deployment is now "
                    + again.found().map(StepSearch.Found::toString).orElse("none")
                    + ". Let the steps of a run go one after the other");
        }
    }
}
