package edu.paws360.deploy.sink;

import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.journal.JournalReader;
import java.io.IOException;

/**
 * Somewhere the journal is sent on to: metrics, logs, alerts. A sink keeps its own place in the journal, so that what it
 * could not deliver in this run goes out in the next. It is called at the end of a run, and earlier where something cannot wait, in a thread of its own that is
 * interrupted when the deadline of all sinks has passed.
 */
public interface Sink {
    /**
     * The sink's name in the journal and on the console.
     *
     * @return a short name, such as {@code pushgateway}
     */
    String name();

    /**
     * Whether something cannot wait for the end of the run.
     *
     * @param event what happened
     * @return {@code false} unless a sink knows better
     */
    default boolean isPrompt(DeploymentEvent event) {
        return false;
    }

    /**
     * Delivers everything that was not delivered yet.
     *
     * @param journal the journal, up to and including the verdict of this run, or what cannot wait
     * @return what was delivered
     * @throws IOException if something stood in the way; the message says what was seen and holds no secret
     * @throws InterruptedException if the deadline has passed
     */
    Receipt deliver(JournalReader journal) throws IOException, InterruptedException;
}
