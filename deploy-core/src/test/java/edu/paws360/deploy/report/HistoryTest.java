package edu.paws360.deploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.audit.DeploymentSummary;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentAbandoned;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final Optional<DeploymentAbandoned> GONE =
            Optional.of(new DeploymentAbandoned("execute", true, "d9"));

    private final History history = new History(List.of(
            summary("d5", Optional.empty(), Optional.empty()),
            summary("d4", Optional.empty(), GONE),
            summary("d3", verdict(ReasonCode.GATE_FAILED, 120), Optional.empty()),
            summary("d2", verdict(ReasonCode.OK, 60), Optional.empty()),
            summary("d1", verdict(ReasonCode.OK, 30), Optional.empty())));

    private static DeploymentSummary summary(
            String id, Optional<Verdict> verdict, Optional<DeploymentAbandoned> abandoned) {
        DeploymentStarted started = new DeploymentStarted(
                "edu:app",
                "production",
                "ann",
                "<main>",
                "c0ffee",
                false,
                "ci",
                "production",
                Optional.empty(),
                "host-1",
                1,
                "1");
        return new DeploymentSummary(id, Instant.EPOCH, started, verdict, abandoned, true);
    }

    private static Optional<Verdict> verdict(ReasonCode reason, long seconds) {
        Verdict.Outcome outcome = reason.equals(ReasonCode.OK) ? Verdict.Outcome.SUCCEEDED : Verdict.Outcome.FAILED;
        return Optional.of(new Verdict(outcome, reason, "", "", Duration.ofSeconds(seconds)));
    }

    @Test
    void sumsUpWhatHasEnded() {
        assertThat(history.inWords())
                .isEqualTo("2 of 4 succeeded (50.0 %); half of them took at most 1 min, the longest 2 min; failed:"
                        + " abandoned 1, gate_failed 1.");
        assertThat(new History(List.of()).inWords()).isEqualTo("No deployment has ended yet.");
    }

    @Test
    void drawsTheTrendOldestFirst() {
        assertThat(history.render())
                .containsSubsequence(
                        "bar passed\" style=\"height:25.00%",
                        "bar passed\" style=\"height:50.00%",
                        "bar failed\" style=\"height:100.00%",
                        "bar failed\" style=\"height:0.00%")
                .contains("of &lt;main&gt; to production")
                .doesNotContain("<main> ")
                .contains("no verdict yet");
    }
}
