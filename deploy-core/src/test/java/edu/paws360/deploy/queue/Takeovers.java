package edu.paws360.deploy.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** Keeps what one that waits alone is told: from whom it took over, and how that one was lost. */
public final class Takeovers implements QueueListener {
    private final List<String> holders = new ArrayList<>();
    private final List<Loss> losses = new ArrayList<>();

    @Override
    public void moved(QueuePosition position) {
        assertThat(position.depth()).isEqualTo(1);
        assertThat(position.ahead()).isLessThan(2);
    }

    @Override
    public void tookOver(Holder previous, Loss loss) {
        holders.add(previous.applicant().deploymentId());
        losses.add(loss);
    }

    /** The deployments that were lost, in the order in which that was told. */
    public List<String> holders() {
        return holders;
    }

    /** How they were lost. */
    public List<Loss> losses() {
        return losses;
    }
}
