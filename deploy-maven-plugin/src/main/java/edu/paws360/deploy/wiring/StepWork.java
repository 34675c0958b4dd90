package edu.paws360.deploy.wiring;

import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.pipeline.Step;
import edu.paws360.deploy.pipeline.StepSearch;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The step that a process does of a deployment, instead of all of it.
 *
 * @param id the deployment
 * @param step the step
 * @param before the lines of the journal that earlier steps wrote; none if the deployment begins
 * @param found the run's deployment, as it was when that was decided
 * @param again finds it once more, while the journal is verified
 * @param there its lines that are seen then
 */
record StepWork(
        String id,
        Step step,
        List<JournalEntry> before,
        Optional<StepSearch.Found> found,
        StepSearch again,
        Set<JournalEntry> there) {

    StepWork(String id, Step step, List<JournalEntry> before, Optional<StepSearch.Found> found, StepSearch again) {
        this(id, step, before, found, again, new HashSet<>());
    }

    /** Sees every line while the journal is verified. */
    Consumer<JournalEntry> watcher() {
        return again.andThen(line -> {
            if (line.deploymentId().equals(id)) {
                there.add(line);
            }
        });
    }

    /** Refuses to go on if somebody found the deployment abandoned between our look and our mark. */
    void requireUnchanged() throws IOException {
        if (!again.found().equals(found)) {
            throw new IOException("the deployment of workflow run " + step.run().name()
                    + " was told to be over before this step could go on with it: it is now "
                    + again.found().map(StepSearch.Found::toString).orElse("none") + ". Start the run again");
        }
        if (!there.containsAll(before)) {
            throw new JournalException(
                    "The journal has other lines of deployment " + id
                            + " than a moment ago, when this step read what it has to go on with. Keep the folder for an examination");
        }
    }
}
