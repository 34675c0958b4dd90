package edu.paws360.deploy.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QueueSnapshotTest {
    private static final Holder ANN = new Holder(
            7,
            70,
            new Applicant("d-7", "ann", "4f2a9c1", "main", Optional.empty()),
            Instant.parse("2026-01-05T10:00:00Z"),
            "process 4711");

    private static QueueSnapshot seen(Optional<Holder> holder, Optional<Holder> lost) {
        return new QueueSnapshot(holder, lost, List.of(), Optional.empty());
    }

    @Test
    void whoHoldsProductionIsInTheWayOfOthers() {
        QueueSnapshot held = seen(Optional.of(ANN), Optional.empty());

        assertThat(held.occupantBeside("d-8")).contains(ANN.summary());
        assertThat(held.occupantBeside("")).contains(ANN.summary());
        assertThat(held.occupantBeside("d-7")).isEmpty();
    }

    @Test
    void whoWasLostIsInTheWayToo() {
        QueueSnapshot closed = seen(Optional.empty(), Optional.of(ANN));

        assertThat(closed.occupantBeside("d-8")).contains(ANN.summary() + ", lost, but what it started may still run");
        assertThat(closed.occupantBeside("d-7")).isEmpty();
    }

    @Test
    void nobodyIsInTheWayWhereProductionIsFree() {
        assertThat(seen(Optional.empty(), Optional.empty()).occupantBeside("d-8"))
                .isEmpty();
    }
}
