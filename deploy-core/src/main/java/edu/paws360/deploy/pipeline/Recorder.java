package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.JournalStrained;
import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what happens to one deployment: into the journal first, then to whoever listens. Thread-safe. */
public final class Recorder {
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

    private final Journal journal;
    private final String deploymentId;
    private final List<JournalListener> listeners;

    /**
     * A recorder for one deployment.
     *
     * @param journal where it is written
     * @param deploymentId the deployment
     * @param listeners who sees each line, in this order
     */
    public Recorder(Journal journal, String deploymentId, List<JournalListener> listeners) {
        this.journal = journal;
        this.deploymentId = deploymentId;
        this.listeners = List.copyOf(listeners);
    }

    /**
     * Writes a line, and shows it as it stands in the journal to those who listen.
     *
     * @param event what happened
     * @return the line
     * @throws JournalException if it could not be written; nothing may go on then
     */
    public synchronized JournalEntry record(DeploymentEvent event) throws JournalException {
        JournalEntry entry = journal.append(deploymentId, event);
        shown(entry);
        return entry;
    }

    /**
     * Writes a line that speaks of the one before it, and shows it as it stands in the journal to those who listen. It is the last one: where
     * more is to be told because of it, it is written once more behind that.
     *
     * @param seal what is said of the line before
     * @return the last line
     * @throws JournalException if it could not be written; nothing may go on then
     */
    public synchronized JournalEntry seal(Journal.Seal seal) throws JournalException {
        JournalEntry first = journal.seal(deploymentId, seal);
        return shown(first) ? seal(seal) : first;
    }

    /** That there was hardly room for the line is a line of its own, once; whether it was told. */
    private boolean shown(JournalEntry entry) throws JournalException {
        listeners.forEach(listener -> show(listener, entry));
        Optional<JournalStrained> strained = journal.strain();
        if (strained.isPresent()) {
            record(strained.get());
        }
        return strained.isPresent();
    }

    private static void show(JournalListener listener, JournalEntry entry) {
        try {
            listener.written(entry);
        } catch (RuntimeException failed) {
            // Whoever looks on must not change what happens.
            LOG.warn("A listener failed on line {} of the journal: {}", entry.number(), failed.toString());
        }
    }
}
