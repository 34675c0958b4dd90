package edu.paws360.deploy.wiring;

import edu.paws360.deploy.event.JournalRepaired;
import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.pipeline.Step;
import edu.paws360.deploy.pipeline.StepSearch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The step that a process does of a deployment, instead of all of it.
 *
 * @param id the deployment
 * @param step the step
 * @param before the lines of the journal that earlier steps wrote; none if the deployment begins
 * @param found the run's deployment, as it was when that was decided
 * @param again finds it once more, while the journal is verified
 * @param there its lines that are seen then, but for the one that tells of a mending by this process
 */
record StepWork(
        String id,
        Step step,
        List<JournalEntry> before,
        Optional<StepSearch.Found> found,
        StepSearch again,
        List<JournalEntry> there) {

    StepWork(String id, Step step, List<JournalEntry> before, Optional<StepSearch.Found> found, StepSearch again) {
        this(id, step, before, found, again, new ArrayList<>());
    }

    /** Mends and verifies the journal, and sees what is there of the deployment. */
    Optional<JournalRepaired> mendAndVerify(Journal journal, Consumer<JournalEntry> visitor) throws JournalException {
        return journal.mendAndVerify(id, visitor.andThen(again), there::add);
    }

    /** Refuses to go on if somebody found the deployment abandoned between our look and our mark, or if it has other lines now. */
    void requireUnchanged() throws IOException {
        if (!again.found().equals(found)) {
            throw new IOException("the deployment of workflow run " + step.run().name()
                    + " was told to be over before this step could go on with it: it is now "
                    + again.found().map(StepSearch.Found::toString).orElse("none") + ". Start the run again");
        }
        if (!there.equals(before)) {
            throw new JournalException(
                    "The journal has other lines of deployment " + id
                            + " than a moment ago, when this step read what it has to go on with. Keep the folder for an examination");
        }
    }
}
