package edu.paws360.deploy.audit;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.event.LiveNoted;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be taken out of a journal, and what may not, however old it is. */
class RetentionTest {
    private static final Instant FAR_AHEAD = Instant.parse("2999-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private Trail trail;

    @BeforeEach
    void begin() throws IOException {
        trail = new Trail(folder);
    }

    @Test
    void nothingGoesThatIsYoung() throws IOException {
        trail.whole("d1", "c1");
        Instant between = trail.whole("d2", "c2").at().plusNanos(1);
        trail.whole("d3", "c3");
        trail.whole("d4", "c4");

        assertThat(cut(between)).isEqualTo(new Retention.Cut(10, "what follows is younger than " + between));
        assertThat(cut(Instant.EPOCH).upTo()).isZero();
    }

    @Test
    void whatIsLiveAndWhatWasBeforeItStays() throws IOException {
        trail.whole("d1", "c1");
        trail.whole("d2", "c2");
        trail.whole("d3", "c3");
        trail.whole("d4", "c3");

        assertThat(cut(FAR_AHEAD))
                .isEqualTo(new Retention.Cut(
                        5, "deployment d2 stays: it is what is live, or was before it, of edu:app in production"));
    }

    @Test
    void whatASinkHasNotGotStaysAndTheLastLineThatItGot() throws IOException {
        trail.whole("d1", "c1");
        trail.whole("d2", "c2");
        trail.deliver("d3", "loki", true, 7);
        trail.whole("d4", "c4");
        trail.whole("d5", "c5");
        trail.deliver("d6", "loki", false, 0);

        assertThat(cut(FAR_AHEAD))
                .isEqualTo(new Retention.Cut(
                        5,
                        "sink loki has got the lines up to 7; if it is gone for good, name it in deploy.audit.forget"));
        assertThat(new Asked(FAR_AHEAD, Set.of("loki")).cut(Set.of()).upTo()).isEqualTo(11);
    }

    @Test
    void whatAWayBackLeadsToStaysAlsoWhereAnotherCommitIsLive() throws IOException {
        trail.whole("d1", "c1");
        trail.whole("d2", "c2");
        trail.start("d3", "c2");
        trail.execute("d3");
        trail.add("d3", new LiveNoted("c1", true, "brought back"));
        trail.fail("d3");
        trail.deliver("d3", "textfile", true, 14);

        assertThat(cut(FAR_AHEAD).upTo()).isZero();
    }

    @Test
    void aSinkOfAnotherEnvironmentHasAMemoryOfItsOwn() throws IOException {
        trail.start("s1", "c1", "staging");
        trail.deliver("s1", "github", false, 0);
        trail.fail("s1");
        trail.whole("d1", "c1");
        trail.whole("d2", "c2");
        trail.whole("d3", "c3");
        trail.deliver("d3", "github", true, 15);

        assertThat(cut(FAR_AHEAD))
                .isEqualTo(new Retention.Cut(
                        0,
                        "sink github of edu:app in staging has got the lines up to 0; if it is gone for good, name it in"
                                + " deploy.audit.forget"));
    }

    @Test
    void whatWasShippedCountsUntilADeploymentDelivers() throws IOException {
        trail.whole("d1", "c1");
        trail.deliver("ship", "github", true, 3);
        assertThat(cut(FAR_AHEAD).upTo()).isZero();
        trail.whole("d2", "c2");
        trail.whole("d3", "c3");
        trail.whole("d4", "c4");
        trail.deliver("d4", "github", true, 20);

        assertThat(cut(FAR_AHEAD).upTo()).isEqualTo(11);
    }

    @Test
    void aSinkThatNeverGotAnythingKeepsAll() throws IOException {
        trail.whole("d1", "c1");
        trail.whole("d2", "c2");
        trail.whole("d3", "c3");
        trail.deliver("d3", "pushgateway", false, 0);

        assertThat(cut(FAR_AHEAD).upTo()).isZero();
    }

    @Test
    void noDeploymentIsCutInTwo() throws IOException {
        trail.whole("d1", "c1");
        trail.start("d2", "c2");
        trail.whole("d3", "c3");
        trail.fail("d2");
        trail.whole("d4", "c4");
        trail.whole("d5", "c5");
        trail.whole("d6", "c6");
        Instant within = trail.journal
                .view()
                .backwards()
                .skip(16)
                .findFirst()
                .orElseThrow()
                .at();

        assertThat(cut(within).upTo()).isEqualTo(5);
        assertThat(cut(FAR_AHEAD).upTo()).isEqualTo(17);
    }

    @Test
    void oneWithoutAVerdictAndOneOnItsWayToALokiStay() throws IOException {
        trail.whole("d1", "c1");
        trail.whole("d2", "c2");
        trail.start("d3", "c3");
        trail.whole("d4", "c4");
        trail.whole("d5", "c5");

        assertThat(cut(FAR_AHEAD)).isEqualTo(new Retention.Cut(10, "deployment d3 stays: it has no verdict yet"));
        assertThat(new Asked(FAR_AHEAD, Set.of()).cut(Set.of("d2")))
                .isEqualTo(new Retention.Cut(5, "deployment d2 stays: some of it is still on its way to a Loki"));
    }

    private Retention.Cut cut(Instant limit) throws IOException {
        return new Asked(limit, Set.of()).cut(Set.of());
    }

    private final class Asked {
        private final Retention rule;

        Asked(Instant limit, Set<String> forgotten) throws IOException {
            rule = new Retention(limit, forgotten);
            trail.journal.verify(rule);
        }

        Retention.Cut cut(Set<String> spooled) {
            return rule.cut(spooled);
        }
    }
}
