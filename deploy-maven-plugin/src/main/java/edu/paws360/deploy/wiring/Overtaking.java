package edu.paws360.deploy.wiring;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.ExecutionStarted;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.journal.JournalReader;
import edu.paws360.deploy.pipeline.Run;
import edu.paws360.deploy.pipeline.Stage;
import edu.paws360.deploy.pipeline.StageResult;
import edu.paws360.deploy.queue.Destination;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The turn of a step that judges what an earlier step deployed. Nobody held production between the two, so another deployment may
 * have executed there; then there is nothing of this one left to be judged.
 *
 * @param turn waits for the turn
 * @param journal where deployments are recorded
 * @param id the deployment whose turn it is
 */
record Overtaking(Stage turn, JournalReader journal, String id) implements Stage {
    @Override
    public StageName name() {
        return turn.name();
    }

    @Override
    public StageResult execute(Run run) throws JournalException, InterruptedException {
        StageResult ours = turn.execute(run);
        return ours.status().blocks()
                ? ours
                : executedLast()
                        .filter(last -> !last.equals(id))
                        .map(Overtaking::lost)
                        .orElse(ours);
    }

    private static StageResult lost(String other) {
        return StageResult.failed(
                        ReasonCode.HOLD_LOST,
                        "deployment " + other
                                + " has executed since this one did, so what runs now is not this one's to be"
                                + " judged")
                .advising("See what became of deployment " + other
                        + "; if this commit is wanted all the same, deploy it again.");
    }

    private Optional<String> executedLast() {
        Search search = new Search();
        try (Stream<JournalEntry> lines = journal.after(0)) {
            lines.forEach(search::read);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Optional.ofNullable(search.executed.get(search.places.get(id)));
    }

    /** Which deployment executed last, at each place. */
    private static final class Search {
        private final Map<String, Destination> places = new HashMap<>();
        private final Map<Destination, String> executed = new HashMap<>();

        void read(JournalEntry entry) {
            String deployment = entry.deploymentId();
            if (entry.event() instanceof DeploymentStarted started) {
                places.put(deployment, new Destination(started.project(), started.environment()));
            } else if (entry.event() instanceof ExecutionStarted && places.containsKey(deployment)) {
                executed.put(places.get(deployment), deployment);
            }
        }
    }
}
