package edu.paws360.deploy.wiring;

import edu.paws360.deploy.event.DeploymentCompleted;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a rollback leads back to: the commit of the last deployment that succeeded with another one. */
final class EarlierVersion {
    private final Map<String, String> commits = new HashMap<>();
    private final DeploymentStarted ours;
    private Optional<String> last = Optional.empty();

    private EarlierVersion(DeploymentStarted ours) {
        this.ours = ours;
    }

    /**
     * Looks it up.
     *
     * @param journal where deployments are recorded
     * @param ours the deployment that is led back
     * @return the commit; empty where no deployment of another commit has ever succeeded there
     * @throws IOException if the journal cannot be read
     */
    static Optional<String> in(JournalReader journal, DeploymentStarted ours) throws IOException {
        EarlierVersion search = new EarlierVersion(ours);
        try (Stream<JournalEntry> lines = journal.after(0)) {
            lines.forEach(search::read);
            return search.last;
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    private void read(JournalEntry entry) {
        if (entry.event() instanceof DeploymentStarted started && isThere(started)) {
            commits.put(entry.deploymentId(), started.commit());
        } else if (entry.event() instanceof DeploymentCompleted completed
                && completed.verdict().succeeded()) {
            last = Optional.ofNullable(commits.get(entry.deploymentId()))
                    .filter(commit -> !commit.equals(ours.commit()))
                    .or(() -> last);
        }
    }

    /** A journal may hold the deployments of other projects, and to other environments. */
    private boolean isThere(DeploymentStarted other) {
        return other.project().equals(ours.project()) && other.environment().equals(ours.environment());
    }
}
