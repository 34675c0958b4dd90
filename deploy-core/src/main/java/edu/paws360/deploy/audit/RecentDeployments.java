package edu.paws360.deploy.audit;

import edu.paws360.deploy.event.DeploymentAbandoned;
import edu.paws360.deploy.event.DeploymentClosed;
import edu.paws360.deploy.event.DeploymentCompleted;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the last deployments from the journal's end, so that it costs the same however long the journal is. Not thread-safe. */
public final class RecentDeployments {
    private final Map<String, Verdict> verdicts = new HashMap<>();
    private final Map<String, DeploymentAbandoned> abandoned = new HashMap<>();
    private final Set<String> closed = new HashSet<>();
    private final List<DeploymentSummary> found = new ArrayList<>();

    private RecentDeployments() {}

    /**
     * The last deployments.
     *
     * @param journal the journal
     * @param count how many at most, 1 or more
     * @return the one that began last first
     * @throws IOException if the journal cannot be read
     */
    public static List<DeploymentSummary> in(JournalView journal, int count) throws IOException {
        RecentDeployments search = new RecentDeployments();
        try (Stream<JournalEntry> lines = journal.backwards()) {
            Iterator<JournalEntry> before = lines.iterator();
            while (search.found.size() < count && before.hasNext()) {
                search.read(before.next());
            }
            return List.copyOf(search.found);
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private void read(JournalEntry entry) {
        String id = entry.deploymentId();
        DeploymentEvent event = entry.event();
        if (event instanceof DeploymentStarted started) {
            found.add(new DeploymentSummary(
                    id,
                    entry.at(),
                    started,
                    Optional.ofNullable(verdicts.remove(id)),
                    Optional.ofNullable(abandoned.remove(id)),
                    closed.remove(id)));
        } else if (event instanceof DeploymentCompleted completed) {
            verdicts.put(id, completed.verdict());
        } else if (event instanceof DeploymentAbandoned gone) {
            abandoned.put(id, gone);
        } else if (event instanceof DeploymentClosed) {
            closed.add(id);
        }
    }
}
