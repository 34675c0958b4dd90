package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.event.DeploymentClosed;
import edu.paws360.deploy.event.StepHandedOn;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.journal.JournalReader;
import edu.paws360.deploy.sink.Deliveries;
import java.util.ArrayList;
import java.util.List;

/** What comes after the verdict: every sink gets the journal, and the last lines tell what each of them took. */
public final class Closing {
    private final Recorder recorder;
    private final Deliveries deliveries;

    /**
     * A closing.
     *
     * @param recorder where it is recorded
     * @param deliveries the sinks
     */
    public Closing(Recorder recorder, Deliveries deliveries) {
        this.recorder = recorder;
        this.deliveries = deliveries;
    }

    /**
     * Delivers, and records what was delivered.
     *
     * @param journal what is delivered
     * @param decided the verdict and where it stands
     * @throws JournalException if it could not be recorded
     * @throws InterruptedException if somebody does not want to wait for the sinks
     */
    public void close(JournalReader journal, Pipeline.Decided decided) throws JournalException, InterruptedException {
        List<String> metrics = deliver(journal);
        recorder.record(new DeploymentClosed(
                decided.auditLogId(), metrics.stream().distinct().sorted().toList()));
    }

    /**
     * Delivers what there is of a deployment that a later step goes on with, and leaves it to that.
     *
     * @param journal what is delivered
     * @param handedOn that it is left
     * @throws JournalException if it could not be recorded
     * @throws InterruptedException if somebody does not want to wait for the sinks; then it is not left to anybody
     */
    public void handOn(JournalReader journal, StepHandedOn handedOn) throws JournalException, InterruptedException {
        deliver(journal);
        recorder.record(handedOn);
    }

    private List<String> deliver(JournalReader journal) throws JournalException, InterruptedException {
        List<String> metrics = new ArrayList<>();
        for (Deliveries.Outcome outcome : deliveries.deliver(journal)) {
            recorder.record(outcome.event());
            metrics.addAll(outcome.receipt().metrics());
        }
        return metrics;
    }
}
