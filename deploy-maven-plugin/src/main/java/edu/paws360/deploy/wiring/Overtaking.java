package edu.paws360.deploy.wiring;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.ExecutionStarted;
import edu.paws360.deploy.event.FreshnessDecided;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.guard.LiveInQueue;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.journal.JournalReader;
import edu.paws360.deploy.pipeline.Run;
import edu.paws360.deploy.pipeline.Stage;
import edu.paws360.deploy.pipeline.StageResult;
import edu.paws360.deploy.queue.DeploymentQueue;
import edu.paws360.deploy.queue.Destination;
import edu.paws360.deploy.queue.LiveCommit;
import edu.paws360.deploy.queue.QueueUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The turn of a step that judges what an earlier step deployed. Nobody held production between the two, so another deployment may
 * have executed there; then there is nothing of this one left to be judged. The journal tells of those on this machine, the queue's
 * store of those that were healthy anywhere.
 *
 * @param turn waits for the turn
 * @param queue where what is live is noted
 * @param journal where deployments are recorded
 * @param id the deployment whose turn it is
 */
record Overtaking(Stage turn, DeploymentQueue queue, JournalReader journal, String id) implements Stage {
    @Override
    public StageName name() {
        return turn.name();
    }

    @Override
    public StageResult execute(Run run) throws JournalException, InterruptedException {
        StageResult ours = turn.execute(run);
        return ours.status().blocks() ? ours : overtaken().orElse(ours);
    }

    private Optional<StageResult> overtaken() {
        Search seen = search();
        Optional<StageResult> here =
                seen.executedLast(id).filter(last -> !last.equals(id)).map(Overtaking::lost);
        return here.isPresent() ? here : elsewhere(seen);
    }

    private Optional<StageResult> elsewhere(Search seen) {
        Optional<Destination> where = Optional.ofNullable(seen.places.get(id));
        try {
            return where.isEmpty()
                    ? Optional.empty()
                    : queue.live(where.get())
                            .filter(live -> !seen.knew(live, id))
                            .map(Overtaking::lost);
        } catch (QueueUnavailableException unreadable) {
            return Optional.of(StageResult.failed(ReasonCode.QUEUE_UNAVAILABLE, unreadable.getMessage()));
        }
    }

    private static StageResult lost(LiveCommit live) {
        return lost(
                live.deployment(),
                "deployment " + live.deployment() + " was healthy with " + live.commit() + ", says " + LiveInQueue.NAME
                        + ", of which this one did not know when it was begun; which of the two runs now cannot be told");
    }

    private static StageResult lost(String other) {
        return lost(
                other,
                "deployment " + other
                        + " has executed since this one did, so what runs now is not this one's to be judged");
    }

    private static StageResult lost(String other, String why) {
        return StageResult.failed(ReasonCode.HOLD_LOST, why)
                .advising("See what became of deployment " + other
                        + "; if this commit is wanted all the same, deploy it again.");
    }

    private Search search() {
        Search search = new Search();
        try (Stream<JournalEntry> lines = journal.after(0)) {
            lines.forEach(search::read);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return search;
    }

    /** Which deployment executed last, at each place, and what each was told to be live before it executed. */
    private static final class Search {
        private final Map<String, Destination> places = new HashMap<>();
        private final Map<Destination, String> executed = new HashMap<>();
        private final Map<String, FreshnessDecided> live = new HashMap<>();

        void read(JournalEntry entry) {
            String deployment = entry.deploymentId();
            if (entry.event() instanceof DeploymentStarted started) {
                places.put(deployment, new Destination(started.project(), started.environment()));
            } else if (entry.event() instanceof ExecutionStarted && places.containsKey(deployment)) {
                executed.put(places.get(deployment), deployment);
            } else if (entry.event() instanceof FreshnessDecided seen) {
                live.put(deployment, seen);
            }
        }

        Optional<String> executedLast(String id) {
            return Optional.ofNullable(executed.get(places.get(id)));
        }

        /** Of those that are in the journal, it has told already when they executed. */
        boolean knew(LiveCommit now, String id) {
            return places.containsKey(now.deployment())
                    || Optional.ofNullable(live.get(id))
                            .filter(before -> before.source().equals(LiveInQueue.NAME))
                            .filter(before -> before.live().equals(Optional.of(now.commit())))
                            .filter(before ->
                                    before.liveBy().orElse(now.deployment()).equals(now.deployment()))
                            .isPresent();
        }
    }
}
