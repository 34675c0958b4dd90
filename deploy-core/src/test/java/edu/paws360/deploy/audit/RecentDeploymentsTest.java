package edu.paws360.deploy.audit;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.event.DeploymentAbandoned;
import edu.paws360.deploy.event.JournalRepaired;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.pipeline.DeploymentId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentDeploymentsTest {
    @TempDir
    Path folder;

    private Trail trail;

    @BeforeEach
    void begin() throws IOException {
        trail = new Trail(folder);
    }

    @Test
    void theLastOnesComeFirstAndNoMoreThanWereAskedFor() throws IOException {
        trail.whole("d1", "c1");
        trail.start("d2", "c2");
        trail.start("d3", "c3");
        trail.fail("d2");
        trail.close("d2");

        assertThat(RecentDeployments.in(trail.journal.view(), 2))
                .extracting(DeploymentSummary::id)
                .containsExactly("d3", "d2");
        assertThat(RecentDeployments.in(trail.journal.view(), 10)).hasSize(3);
    }

    @Test
    void eachIsTellingHowItEnded() throws IOException {
        trail.whole("d1", "0123456789abcdef");
        trail.start("d2", "c2");
        trail.fail("d2");
        trail.start("d3", "c3");
        trail.start("d4", "c4");
        trail.add("d3", new DeploymentAbandoned("execute", true, "d4"));

        assertThat(RecentDeployments.in(trail.journal.view(), 10))
                .extracting(one -> one.inWords().replaceFirst("^\\S+ +", ""))
                .containsExactly(
                        "d4  no verdict yet  c4 of main to production by ann on runner-1",
                        "d3  ABANDONED in stage execute  c3 of main to production by ann on runner-1",
                        "d2  FAILED (gate_failed) after 3.0 s, deliveries not recorded  c2 of main to production by ann on"
                                + " runner-1",
                        "d1  SUCCEEDED (ok) after 1 min 1 s  0123456789ab of main to production by ann on runner-1");
    }

    @Test
    void oneDeploymentIsFoundWholeAmongOthers() throws IOException {
        trail.whole("d1", "c1");
        trail.add("d2", new JournalRepaired("none", "torn"));
        trail.start("d2", "c2");
        trail.start("d3", "c3");
        trail.fail("d2");
        trail.fail("d3");

        assertThat(DeploymentLines.in(trail.journal.view(), "d2"))
                .extracting(JournalEntry::number)
                .containsExactly(6L, 7L, 9L);
        assertThat(DeploymentLines.in(trail.journal.view(), "d1")).hasSize(5);
        assertThat(DeploymentLines.in(trail.journal.view(), "d9")).isEmpty();
    }

    @Test
    void thatTheJournalWasMendedBelongsToItAlsoWhereOthersWriteInBetween() throws IOException {
        String id = DeploymentId.next(Instant.now());
        trail.whole("d1", "c1");
        trail.add(id, new JournalRepaired("none", "torn"));
        trail.add("d0", new DeploymentAbandoned("execute", true, id));
        trail.start("d3", "c3");
        trail.start(id, "c2");
        trail.fail(id);

        assertThat(DeploymentLines.in(trail.journal.view(), id))
                .extracting(JournalEntry::number)
                .containsExactly(6L, 9L, 10L);
        assertThat(DeploymentLines.in(trail.journal.view(), "d1")).hasSize(5);
        assertThat(DeploymentLines.in(trail.journal.view(), "d9")).isEmpty();
    }
}
