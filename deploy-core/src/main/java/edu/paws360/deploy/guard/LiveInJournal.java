package edu.paws360.deploy.guard;

import edu.paws360.deploy.event.DeploymentCompleted;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.LiveNoted;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalReader;
import edu.paws360.deploy.queue.Destination;
import edu.paws360.deploy.queue.LiveCommit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What this machine's journal tells: the commit that was noted last, or, where an earlier version wrote it, that of the last
 * deployment that succeeded.
 *
 * @param journal the journal
 * @param where what is deployed, and where to
 */
public record LiveInJournal(JournalReader journal, Destination where) implements LiveSource {
    @Override
    public LiveAnswer ask() {
        Search search = new Search(where);
        try (Stream<JournalEntry> lines = journal.after(0)) {
            lines.forEach(search::read);
            return search.live.<LiveAnswer>map(LiveAnswer.Known::new).orElseGet(LiveAnswer.Nothing::new);
        } catch (IOException unreadable) {
            return unreadable(unreadable);
        } catch (UncheckedIOException unreadable) {
            return unreadable(unreadable.getCause());
        }
    }

    private static LiveAnswer unreadable(IOException cause) {
        return new LiveAnswer.Unreadable(
                "the journal cannot be read (" + cause + ")", "Mend the journal's folder, or set deploy.audit.dir.");
    }

    @Override
    public String toString() {
        return "the journal";
    }

    /** Goes through the lines once, in their order. */
    private static final class Search {
        private final Map<String, String> commits = new HashMap<>();
        private final Destination where;
        private Optional<LiveCommit> live = Optional.empty();

        Search(Destination where) {
            this.where = where;
        }

        void read(JournalEntry entry) {
            if (entry.event() instanceof DeploymentStarted started
                    && where.equals(new Destination(started.project(), started.environment()))) {
                commits.put(entry.deploymentId(), started.commit());
            } else if (!commits.containsKey(entry.deploymentId())) {
                return;
            } else if (entry.event() instanceof LiveNoted noted) {
                live = Optional.of(new LiveCommit(noted.commit(), entry.deploymentId(), entry.at()));
            } else if (entry.event() instanceof DeploymentCompleted completed) {
                String commit = commits.remove(entry.deploymentId());
                if (completed.verdict().succeeded()) {
                    live = Optional.of(new LiveCommit(commit, entry.deploymentId(), entry.at()));
                }
            }
        }
    }
}
