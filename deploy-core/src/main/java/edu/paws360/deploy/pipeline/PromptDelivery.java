package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.event.SinkDelivered;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalReader;
import edu.paws360.deploy.sink.Deliveries;
import edu.paws360.deploy.sink.Sink;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls at once the sinks for which a line cannot wait for the end of the run, in a thread of their own, so that the deployment
 * does not wait for them. Whatever they could not deliver goes out at the end as well.
 */
public final class PromptDelivery implements JournalListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PromptDelivery.class);

    private final JournalReader journal;
    private final List<Sink> sinks;
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<Deliveries.Outcome> outcomes = new ConcurrentLinkedQueue<>();

    /**
     * A prompt delivery, to be closed before the sinks are called at the end of the run.
     *
     * @param journal what is delivered
     * @param sinks all sinks; each says what cannot wait
     */
    public PromptDelivery(JournalReader journal, List<Sink> sinks) {
        this.journal = journal;
        this.sinks = List.copyOf(sinks);
    }

    @Override
    public synchronized void written(JournalEntry entry) {
        List<Sink> prompt =
                sinks.stream().filter(sink -> sink.isPrompt(entry.event())).toList();
        if (!prompt.isEmpty()) {
            Thread thread = new Thread(() -> deliver(prompt), "deploy-prompt-delivery");
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    private void deliver(List<Sink> prompt) {
        try {
            for (Deliveries.Outcome outcome : new Deliveries(prompt, Deliveries.LIMIT).deliver(journal)) {
                outcomes.add(outcome);
                say(outcome);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(Deliveries.Outcome outcome) {
        String detail = outcome.receipt().detail();
        if (outcome.delivered()) {
            LOG.info("Delivered at once to {}: {}", outcome.sink(), detail);
        } else {
            LOG.warn("Not delivered at once to {} (the end of the run tries it again): {}", outcome.sink(), detail);
        }
    }

    /**
     * What came of it until now, for the journal. It is written at the end of the run, by whoever writes there anyway: an interrupt of
     * these threads must not meet the journal.
     *
     * @return an event for each sink that was called, in the order in which they ended
     */
    public List<SinkDelivered> events() {
        return outcomes.stream()
                .map(Deliveries.Outcome::event)
                .map(one -> new SinkDelivered(one.sink(), one.delivered(), one.upTo(), "at once: " + one.detail()))
                .toList();
    }

    /** Ends what is still under way: the end of the run delivers it again. */
    @Override
    public synchronized void close() {
        threads.forEach(Thread::interrupt);
    }
}
