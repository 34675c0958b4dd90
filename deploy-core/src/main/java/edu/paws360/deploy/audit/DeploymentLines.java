package edu.paws360.deploy.audit;

import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalView;
import edu.paws360.deploy.pipeline.DeploymentId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** All lines of one deployment, found from the journal's end. */
public final class DeploymentLines {
    private DeploymentLines() {}

    /**
     * The lines of a deployment.
     *
     * @param journal the journal
     * @param id the deployment
     * @return its lines in their order; empty if the journal has none
     * @throws IOException if the journal cannot be read
     */
    public static List<JournalEntry> in(JournalView journal, String id) throws IOException {
        try (Stream<JournalEntry> lines = journal.backwards()) {
            return List.copyOf(collected(lines.iterator(), id));
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private static Deque<JournalEntry> collected(Iterator<JournalEntry> before, String id) {
        Deque<JournalEntry> found = new ArrayDeque<>();
        boolean begun = false;
        while (before.hasNext()) {
            JournalEntry entry = before.next();
            if (begun && isBefore(entry, id)) {
                return found;
            }
            if (entry.deploymentId().equals(id)) {
                found.addFirst(entry);
                begun |= entry.event() instanceof DeploymentStarted;
            }
        }
        return found;
    }

    /** A run mends the journal and tells of abandoned ones before its own beginning; not before the second that it is named after. */
    private static boolean isBefore(JournalEntry entry, String id) {
        return DeploymentId.second(id)
                .map(second -> entry.at().isBefore(second))
                .orElseGet(() -> !entry.deploymentId().equals(id));
    }
}
