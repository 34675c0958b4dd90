package edu.paws360.deploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.DryRunCompleted;
import edu.paws360.deploy.event.DryRunStarted;
import edu.paws360.deploy.event.StageFinished;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.journal.JournalEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody who reads what is made of a dry run may think that something was deployed. */
class DryRunReportTest {
    private static final DeploymentStarted PLAN = new DeploymentStarted(
            "edu:app", "production", "ann", "main", "c0ffee", false, "ci", "g", Optional.empty(), "host", 1, "1");

    @TempDir
    Path temp;

    @Test
    void aReportSaysThatNothingWasDeployed() throws IOException {
        String html = new HtmlReport(passed(), LogExcerpt.of(temp.resolve("none"))).render();

        assertThat(html)
                .contains(
                        "<h1>Dry run d1</h1>",
                        "<strong>DRY RUN: PASSED, NOTHING WAS DEPLOYED</strong>",
                        "<dt>Dry run</dt><dd>nothing is deployed, counted, alerted or noted to be live</dd>",
                        "<dt>Commit</dt><dd>c0ffee</dd>",
                        "dry run: would ask")
                .doesNotContain(">SUCCEEDED<", "NO VERDICT");
    }

    @Test
    void aSummaryDoesToo() {
        assertThat(new StepSummary(passed()).markdown())
                .startsWith("## 🧪 Dry run PASSED, NOTHING WAS DEPLOYED: ok\n")
                .contains("commit c0ffee of main, by ann")
                .doesNotContain("succeeded");
    }

    @Test
    void anErrorIsOneOfADryRun() {
        assertThat(Annotation.of(failed()))
                .containsExactly(new Annotation("Dry run failed: secrets_missing", "saw\nWhat to do: mend"));
        assertThat(new StepSummary(failed()).markdown()).startsWith("## 🧪 Dry run FAILED, NOTHING WAS DEPLOYED: ");
    }

    private static List<JournalEntry> passed() {
        return lines(new Verdict(Verdict.Outcome.SUCCEEDED, ReasonCode.OK, "saw", "", Duration.ofSeconds(2)));
    }

    private static List<JournalEntry> failed() {
        return lines(
                new Verdict(Verdict.Outcome.FAILED, ReasonCode.SECRETS_MISSING, "saw", "mend", Duration.ofSeconds(2)));
    }

    private static List<JournalEntry> lines(Verdict verdict) {
        return Stream.<DeploymentEvent>of(
                        new DryRunStarted(PLAN),
                        new StageFinished(
                                StageName.APPROVAL,
                                CheckStatus.NOT_EXECUTED,
                                ReasonCode.OK,
                                "dry run: would ask",
                                Duration.ZERO),
                        new DryRunCompleted(verdict, List.of("pushgateway")))
                .map(event -> new JournalEntry(1, Instant.EPOCH, "d1", event, "h", "{}"))
                .toList();
    }
}
