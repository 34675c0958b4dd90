package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.journal.JournalReader;
import edu.paws360.deploy.sink.Receipt;
import edu.paws360.deploy.sink.Sink;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Tells one receiver that the journal is lost. What is told is remembered where that can be written, so that the next success ends
 * it; where not, it is told all the same.
 *
 * @param sink the receiver's sink
 * @param lost what is told
 */
record JournalLostSink(OnCallSink sink, JournalLost lost) implements Sink {
    @Override
    public String name() {
        return sink.name();
    }

    @Override
    public Receipt deliver(JournalReader none) throws IOException, InterruptedException {
        Sender sender = sink.alone(this::tell);
        if (sender.failed()) {
            throw new IOException(sender.failures());
        }
        return new Receipt(0, sender.told().orElse("told before"), List.of());
    }

    private Sender tell(OnCallSink.Means means) throws InterruptedException {
        Incident incident = lost.incident(means.now());
        Optional<Page> page = means.file().read().page(incident.place().key());
        try {
            new Leave(means).await(sink.receiver(), "look at the console, nobody else tells it");
        } catch (IOException leftAlone) {
            means.sender().fail(leftAlone.getMessage());
            return means.sender();
        }
        if (page.filter(known -> known.sure() && known.isOf(incident)).isEmpty()) {
            Notice notice = new Notice(incident, incident.at(), 1, Optional.empty(), false, means.now(), means.signs());
            means.sender().send("fired", notice, page);
        }
        return means.sender();
    }
}
