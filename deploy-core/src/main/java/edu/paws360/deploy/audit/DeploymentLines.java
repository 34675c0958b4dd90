package edu.paws360.deploy.audit;

import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalView;
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
            boolean ours = entry.deploymentId().equals(id);
            if (ours) {
                found.addFirst(entry);
            } else if (begun) {
                // That the journal was mended stands before the beginning, and nothing else does.
                return found;
            }
            begun |= ours && entry.event() instanceof DeploymentStarted;
        }
        return found;
    }
}
