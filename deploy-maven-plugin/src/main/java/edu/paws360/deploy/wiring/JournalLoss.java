package edu.paws360.deploy.wiring;

import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.event.DeploymentCompleted;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.ExecutionStarted;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.journal.JournalReader;
import edu.paws360.deploy.pipeline.JournalListener;
import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.sink.Deliveries;
import edu.paws360.deploy.sink.oncall.JournalLost;
import edu.paws360.deploy.sink.oncall.OnCallSink;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Tells on-call past the journal when it cannot be used: nobody could read it there. For one deployment. */
final class JournalLoss implements JournalListener {
    private static final JournalReader NONE = new JournalReader() {
        @Override
        public Stream<JournalEntry> after(long number) {
            return Stream.empty();
        }

        @Override
        public long last() {
            return 0;
        }
    };

    private final String deploymentId;
    private final List<OnCallSink> receivers;
    private final Masker masker;
    private final Screen screen;
    private volatile boolean touched;

    JournalLoss(String deploymentId, List<OnCallSink> receivers, Masker masker, Screen screen) {
        this.deploymentId = deploymentId;
        this.receivers = receivers;
        this.masker = masker;
        this.screen = screen;
    }

    /** Of a deployment that may have changed production before this process began. */
    static JournalLoss afterExecution(String deploymentId, List<OnCallSink> receivers, Masker masker, Screen screen) {
        JournalLoss loss = new JournalLoss(deploymentId, receivers, masker, screen);
        loss.touched = true;
        return loss;
    }

    /** What begins to execute is in the journal before it does; behind the verdict, production is not in doubt by this. */
    @Override
    public void written(JournalEntry entry) {
        if (entry.event() instanceof ExecutionStarted) {
            touched = true;
        } else if (entry.event() instanceof DeploymentCompleted) {
            touched = false;
        }
    }

    /**
     * Tells all receivers, side by side, within the limit of all sinks.
     *
     * @param started who took what where
     * @param loss what stood in the way
     */
    void tell(Supplier<DeploymentStarted> started, JournalException loss) {
        if (receivers.isEmpty()) {
            return;
        }
        JournalLost lost =
                new JournalLost(deploymentId, started.get(), touched, masker.mask(String.valueOf(loss.getMessage())));
        Deliveries deliveries =
                new Deliveries(receivers.stream().map(sink -> sink.past(lost)).toList(), Deliveries.LIMIT);
        try {
            deliveries.deliver(NONE).forEach(this::say);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
            screen.warn("Interrupted while on-call was told that the journal cannot be used.");
        }
    }

    private void say(Deliveries.Outcome outcome) {
        if (outcome.delivered()) {
            screen.say(
                    "Delivered to " + outcome.sink() + ": " + outcome.receipt().detail());
        } else {
            screen.warn("Not delivered to " + outcome.sink() + ": "
                    + outcome.receipt().detail());
        }
    }
}
