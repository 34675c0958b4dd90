package edu.paws360.deploy.sink.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentCompleted;
import edu.paws360.deploy.event.JournalStrained;
import edu.paws360.deploy.event.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up under a deployment wakes somebody, whatever comes of the deployment. */
class StrainedJournalTest {
    private static final DeploymentCompleted SUCCESS =
            new DeploymentCompleted(new Verdict(Verdict.Outcome.SUCCEEDED, ReasonCode.OK, "fine", "", Duration.ZERO));
    private static final DeploymentCompleted FAILURE = new DeploymentCompleted(
            new Verdict(Verdict.Outcome.FAILED, ReasonCode.GATE_FAILED, "no", "look", Duration.ZERO));

    @TempDir
    Path folder;

    private Story story;

    @BeforeEach
    void begin() throws IOException {
        story = new Story(folder);
    }

    @AfterEach
    void end() {
        story.close();
    }

    @Test
    void isTellingOfASuccessTooUntilTheNextOne() throws IOException {
        strained("d1").add("d1", SUCCESS);
        assertThat(open()).containsExactly("ProductionDeploymentsBlocked");

        story.started("d2").executing("d2").add("d2", SUCCESS);
        assertThat(open()).isEmpty();
    }

    @Test
    void isTellingBesideAFailure() throws IOException {
        strained("d1").add("d1", FAILURE);

        assertThat(open()).containsExactlyInAnyOrder("ProductionDeploymentsBlocked", "ProductionDeploymentFailed");
    }

    private Story strained(String id) throws IOException {
        return story.started(id).executing(id).add(id, new JournalStrained("No space left on device"));
    }

    private List<String> open() throws IOException {
        return Incidents.in(story.journal(), Mark.NONE).standings().values().stream()
                .filter(standing -> standing.end().isEmpty())
                .map(standing -> standing.incident().place().kind().alertName())
                .toList();
    }
}
